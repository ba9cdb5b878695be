# $n (Number) - chooses singular or plural
# $count (String) - as people write it
# $open (String) - as people write it
# $overdue (String) - as people write it
invoices-about =
    { $n ->
        [one] { $count } pièce
       *[other] { $count } pièces
    } · ouvert { $open } · en retard { $overdue }
invoices-closed-too = Avec les soldées
invoices-contested = À arbitrer
invoices-contested-about = Deux versions de cette pièce se contredisent. La plus prudente compte en attendant.
invoices-customer = Client
invoices-disputed = Litige
invoices-due = Échéance
# $days (String) - as people write it
invoices-due-in = dans { $days } j
invoices-due-today = échoit aujourd’hui
# $hash (String) - as people write it
invoices-fingerprint = Empreinte { $hash }…
invoices-gross = Montant TTC
invoices-issued = Émise le
invoices-kind-credit = Règlement non affecté
invoices-kind-credit-note = Avoir
invoices-kind-deposit = Acompte
invoices-kind-opening = À-nouveau
invoices-label = Libellé
# $days (String) - as people write it
invoices-late = retard { $days } j
invoices-no-settlement = Rien ne l’a encore réglée.
invoices-number = Numéro
invoices-open = Reste dû
invoices-origin = Origine
invoices-reference = Référence du client
invoices-search = Chercher une facture
invoices-search-amount = montant ouvert au-dessus
invoices-search-credit-note = les avoirs
invoices-search-customer = un client
invoices-search-disputed = en litige
invoices-search-hint = Numéro, client, « > 5000 », « retard > 30 »…
invoices-search-late = en retard de plus de tant de jours
invoices-search-paid = soldées
invoices-settled = soldée
invoices-settled-by = Réglée par
invoices-settled-payment = Règlement
# $reference (String) - as people write it
invoices-settled-reference = Règlement { $reference }
invoices-settled-stated = Solde donné par la comptabilité
invoices-settlements = Règlements de cette pièce
invoices-source = Fichier d’origine
invoices-state = État
invoices-typed = Saisie à la main : aucun fichier derrière elle.
invoices-unknown = Facture inconnue
invoices-unknown-about = Elle n’est plus dans vos données : son import a pu être retiré.
invoices-vat = dont TVA
invoices-where-from = D’où elle vient
# $gross (String) - as people write it
invoices-of = sur { $gross }
# $day (String) - as people write it
invoices-issued-on = émise le { $day }
invoices-word-late = retard > 30
invoices-word-due = échéance < 01/12/2026
invoices-word-customer = client:martin
invoices-word-disputed = litige
invoices-word-credit-note = avoir
invoices-word-paid = payée
invoices-word-not = -avoir
invoices-search-due = échéance avant un jour
invoices-search-not = tout, sauf les avoirs

# The list: further columns.
invoices-column-payment = Dernier règlement
invoices-column-settled = Déjà réglé

# The page of one invoice.
invoices-life = Sa vie
invoices-life-issued = Émise
invoices-life-due = Échéance
# $file (String) - its name
invoices-life-imported = Fichier { $file } importé
invoices-terms = Délai accordé
# $line (String) - as people write it
invoices-source-row = La ligne { $line } du fichier
invoices-kind-invoice = Facture

# The invoice on paper.
invoices-paper-account = Compte
invoices-paper-accounting = Imputation
invoices-paper-allowance = Remise
invoices-paper-attention = À l’attention de
invoices-paper-bic = BIC
invoices-paper-brought = Report
invoices-paper-buyer-item = votre réf.
invoices-paper-buyer-reference = Votre référence
invoices-paper-buyer-siren = Votre SIREN
invoices-paper-buyer-vat = Votre n° de TVA
invoices-paper-card = Carte
invoices-paper-card-payment = Carte bancaire
invoices-paper-carried = À reporter
invoices-paper-cash = Espèces
invoices-paper-charge = Frais
invoices-paper-cheque = Chèque
invoices-paper-contract = Contrat
invoices-paper-corrective = Facture rectificative
invoices-paper-credit-due = Net en votre faveur
invoices-paper-credit-note = Avoir
invoices-paper-creditor = Identifiant créancier
invoices-paper-day = j
invoices-paper-debit = Prélèvement SEPA
invoices-paper-debited = Compte prélevé
invoices-paper-delivered = Livré ou exécuté le
invoices-paper-delivered-to = Livré à
invoices-paper-deposit = Facture d’acompte
invoices-paper-deposit-credit = Avoir d’acompte
invoices-paper-deposits-deducted = Acomptes déduits
invoices-paper-designation = Désignation
invoices-paper-despatch = Bon de livraison
invoices-paper-draft = Brouillon
invoices-paper-due = Échéance
invoices-paper-electronic = Facture électronique, lisible par un logiciel
invoices-paper-exempt = exonéré
invoices-paper-export = export
invoices-paper-final = Facture de solde
invoices-paper-flat = forfait
# $day (String) - as people write it
invoices-paper-from = à partir du { $day }
# $from (String) - as people write it
# $to (String) - as people write it
invoices-paper-from-to = du { $from } au { $to }
invoices-paper-goods = Livraisons de biens
invoices-paper-goods-and-services = Livraisons de biens et prestations de services
invoices-paper-gross = Total TTC
invoices-paper-holder = Titulaire
invoices-paper-iban = IBAN
# $amount (String) - as people write it
# $day (String) - as people write it
invoices-paper-instalment = { $amount } le { $day }
invoices-paper-instalments = Échéances
invoices-paper-intra = intra-UE
invoices-paper-invoice = Facture
invoices-paper-issued = Date
invoices-paper-item = réf.
# $currency (String) - its sign or code
invoices-paper-line-total = Total HT ({ $currency })
invoices-paper-lines = Lignes
invoices-paper-mandate = Mandat
invoices-paper-means = Moyen de paiement
invoices-paper-month = mois
invoices-paper-net = Total HT
invoices-paper-nothing-due = Rien ne reste à payer.
invoices-paper-object = Objet facturé
# $number (String) - of an invoice
# $day (String) - as people write it
invoices-paper-of-day = { $number } du { $day }
invoices-paper-on-debits = Option pour le paiement de la taxe d’après les débits.
invoices-paper-operation = Nature des opérations
invoices-paper-order = Votre commande
invoices-paper-order-line = poste
invoices-paper-outside = hors champ
# $page (String) - its number
# $pages (String) - how many there are
invoices-paper-page = Page { $page } sur { $pages }
invoices-paper-paid = Facture acquittée.
invoices-paper-pay-online = Payer en ligne
invoices-paper-pay-until = À payer au plus tard le
invoices-paper-payee = Payable à
invoices-paper-payment = Règlement
# $name (String) - what it is for
# $percent (String) - as people write it
# $base (String) - an amount as people write it
invoices-paper-percent-of = { $name } ({ $percent } de { $base })
invoices-paper-period = Période
invoices-paper-preceding = Facture d’origine
invoices-paper-preceding-deposit = Acompte
invoices-paper-prepaid = Déjà réglé
invoices-paper-price = Prix unitaire HT
# $gross (String) - an amount as people write it
# $discount (String) - an amount as people write it
invoices-paper-price-discount = prix brut { $gross }, remise { $discount }
# $price (String) - an amount as people write it
# $quantity (String) - as people write it
invoices-paper-price-per = { $price } les { $quantity }
invoices-paper-project = Projet
invoices-paper-quantity = Quantité
invoices-paper-quote = Référence à rappeler
invoices-paper-receipt = Bon de réception
invoices-paper-representative = Représentant fiscal
invoices-paper-reverse = autoliquidation
invoices-paper-rounding = Arrondi
invoices-paper-sales-order = Notre commande
invoices-paper-scan = Scannez pour préparer le virement
invoices-paper-self-billed = Autofacture
invoices-paper-services = Prestations de services
invoices-paper-set = ens.
invoices-paper-siren = SIREN
# $customer (String) - whose invoice it is
invoices-paper-subject = Pour { $customer }
invoices-paper-sum-lines = Total des lignes HT
invoices-paper-tender = Marché
invoices-paper-terms = Conditions
# $day (String) - as people write it
invoices-paper-to = jusqu’au { $day }
invoices-paper-total-due = Net à payer
invoices-paper-transfer = Virement
# $letters (String) - their numbers
invoices-paper-unprintable = Des lettres que notre police n’a pas sont remplacées par « □ » : { $letters }. La facture électronique et la copie du texte les gardent.
invoices-paper-vat = TVA
invoices-paper-vat-amount = Montant de TVA
invoices-paper-vat-base = Base HT
invoices-paper-vat-by-rate = TVA par taux
# $currency (String) - its code
invoices-paper-vat-in = dont TVA en { $currency }
invoices-paper-vat-number = TVA
invoices-paper-week = sem.
invoices-paper-year = an

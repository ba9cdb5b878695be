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

# Issuing.
# $number (String) - of the document
invoices-undo-issued = { $number } est émise : elle ne s’annule pas. Faites un avoir, de tout ou d’une partie ; il porte son propre numéro.
invoices-vat-franchise = Franchise en base
invoices-vat-reverse-charge = Autoliquidation
invoices-vat-eu-goods = Livraison intracommunautaire
invoices-vat-eu-services = Service à une entreprise de l’UE
invoices-vat-export = Exportation
invoices-vat-zero = 0 %
invoices-lacks-email = Aucune adresse électronique pour ses factures
invoices-lacks-electronic-address = Aucune adresse de facturation électronique (SIREN)
invoices-lacks-address = Aucune adresse postale
# $id (String) - of the draft
invoices-refused-unknown-draft = Aucun brouillon « { $id } ».
# $number (String) - of the document
invoices-refused-already-issued = Déjà émise : { $number }. Une pièce émise ne change plus.
# $first (String) - the first reason, a sentence
# $count (String) - how many more
invoices-refused-not-ready = { $first } Et { $count } autres points à corriger avant l’émission.
# $number (String) - of the document
invoices-refused-number-taken = Le numéro { $number } existe déjà. Changez le préfixe de la série dans les réglages.
invoices-refused-several-customers = Une facture n’a qu’un client et qu’une devise : ces lignes en ont plusieurs.
# $status (String) - its label
# $stage (String) - the label of the status reached
invoices-refused-out-of-turn = « { $status } » ne peut pas suivre « { $stage } ».
# $status (String) - its label
invoices-refused-no-reason = « { $status } » demande un motif.
invoices-refused-bad-schedule = Une facture récurrente a un nom, un client, un rythme de 1 à 24 mois et un jour de 1 à 31.
invoices-refused-no-name = Donnez un nom au client.
# $day (String) - the day
invoices-refused-turn-taken = L’échéance du { $day } a déjà son brouillon ou sa facture.
# $number (String) - of the document
invoices-refused-not-issued-here = { $number } n’a pas été émise ici : il n’y a pas de fichier à envoyer.

# What is found before the issue.
invoices-found-not-a-number = Ce n’est pas un nombre.
invoices-found-too-many-decimals = Trop de décimales : quatre au plus pour une quantité, six pour un prix, deux pour un montant ou un taux.
invoices-found-unknown-vat = Choisissez une TVA de la liste.
invoices-found-vat-elsewhere = Ce taux de TVA ne s’applique pas sur votre territoire à cette date.
invoices-found-unknown-deposit = Cette facture d’acompte n’est pas connue.
invoices-found-deposit-of-another = Cet acompte est celui d’un autre client.
invoices-found-deposit-in-another-currency = Cet acompte est dans une autre devise.
invoices-found-too-large = Ces montants sont trop grands pour une facture.
invoices-found-no-exchange-rate = Donnez le cours : combien d’euros vaut une unité de la devise. La TVA est due en euros.
invoices-found-unreadable-terms = Ce délai de paiement ne se comprend pas. Écrivez « 30 jours », « 45 jours fin de mois », ou choisissez une échéance.
invoices-found-instalment-without-day = Donnez la date de cette échéance.
invoices-found-instalments-do-not-add-up = Les échéances ne font pas le total à payer.
invoices-found-seller-name = Le nom de votre entreprise manque.
invoices-found-seller-address = L’adresse de votre entreprise manque : rue, code postal, ville.
invoices-found-seller-siren = Le SIREN de votre entreprise manque ou sa clé est fausse.
invoices-found-seller-legal-form = La forme juridique de votre entreprise manque (SAS, SARL, EI…).
invoices-found-seller-capital = Le montant du capital social manque.
invoices-found-seller-register = La ville du registre du commerce manque (RCS).
invoices-found-seller-vat-number = Votre numéro de TVA manque.
invoices-found-wrong-vat-number = Ce numéro de TVA est faux : vérifiez sa clé.
invoices-found-wrong-siret = Ce SIRET est faux : vérifiez ses 14 chiffres.
invoices-found-wrong-siren = Ce SIREN est faux : vérifiez ses 9 chiffres.
invoices-found-no-iban = Votre IBAN manque : le client ne saurait pas où payer.
invoices-found-wrong-iban = Cet IBAN est faux : vérifiez sa clé.
invoices-found-wrong-bic = Ce BIC est faux : 8 ou 11 lettres et chiffres.
invoices-found-bad-prefix = Un numéro n’a que des lettres sans accent, des chiffres et + - _ /, 35 au plus : raccourcissez ou corrigez le préfixe.
invoices-found-penalty-rate-provisional = Le taux de pénalité de ce semestre n’est pas publié : celui du semestre précédent est imprimé.
# $value (String) - as people write it
invoices-found-penalty-rate = Le taux de pénalité est sous le minimum légal de { $value } % (trois fois l’intérêt légal).
invoices-found-early-payment = Dites l’escompte en entier : un taux et un nombre de jours.
invoices-found-franchise-charges-vat = En franchise en base, aucune ligne ne porte de TVA.
invoices-found-no-customer = Choisissez le client.
invoices-found-buyer-name = Le nom du client manque.
invoices-found-buyer-address = L’adresse du client manque : code postal et ville.
invoices-found-buyer-street = L’adresse du client n’a pas de rue.
invoices-found-buyer-siren = Le SIREN du client manque.
invoices-found-buyer-vat-number = Le numéro de TVA du client manque : il est obligatoire quand le client doit la TVA.
invoices-found-wrong-electronic-address = Cette adresse de facturation électronique doit commencer par le SIREN et n’avoir que des lettres, des chiffres et + - _ .
invoices-found-no-electronic-address = Ce client reçoit ses factures par plateforme, mais son adresse de facturation électronique manque.
invoices-found-public-siret = Chorus Pro demande le SIRET de l’organisme public (14 chiffres).
invoices-found-public-service-code = Si l’organisme public l’exige, indiquez le code service.
invoices-found-purchase-order = Ce client veut son numéro de commande sur la facture.
invoices-found-no-mandate = Le mandat de prélèvement de ce client manque.
invoices-found-no-creditor = Votre identifiant créancier SEPA manque.
invoices-found-no-lines = Ajoutez au moins une ligne.
invoices-found-line-without-name = Dites ce qui est vendu.
invoices-found-line-without-price = Cette ligne n’a pas de prix.
invoices-found-line-without-quantity = La quantité de cette ligne est zéro.
invoices-found-doubtful-number = Ce point sépare-t-il des milliers ou des décimales ? Il est lu comme une virgule.
invoices-found-discount-beyond-all = Une remise ne dépasse pas 100 %.
invoices-found-credit-below-zero = Les montants d’un avoir s’écrivent au-dessus de zéro.
invoices-found-below-zero = Le total est au-dessous de zéro : un avoir serait plus clair.
invoices-found-deposits-beyond-total = Les acomptes déduits dépassent le total.
invoices-found-nothing-to-pay = Le total est zéro.
invoices-found-not-in-the-union = Ce client n’est pas dans un autre pays de l’Union européenne.
invoices-found-export-inside-the-union = Une exportation quitte l’Union européenne : vérifiez l’adresse de livraison.
invoices-found-outside-scope-numbered = Hors champ de la TVA, la facture électronique ne porte aucun numéro de TVA : elle serait refusée.
invoices-found-goods-as-services = Une livraison intracommunautaire est une vente de biens.
invoices-found-contested-draft = Deux appareils ont modifié ce brouillon chacun de son côté : relisez-le et enregistrez-le.
invoices-found-issued-in-the-future = La date d’émission est dans l’avenir.
# $value (String) - as people write it
invoices-found-issued-before-the-last = La dernière pièce de cette série est du { $value } : la date ne peut pas être antérieure.
invoices-found-paid-in-the-future = La date de paiement est dans l’avenir.
invoices-found-period-backwards = La période finit avant de commencer.
invoices-found-due-date = La date d’échéance manque.
invoices-found-due-before-issue = L’échéance tombe avant la date d’émission.
# $value (String) - as people write it
invoices-found-terms-beyond-ceiling = Délai supérieur au plafond légal : au plus tard le { $value }.
invoices-found-corrects-one = Une facture rectificative remplace exactement une facture : indiquez laquelle.
invoices-found-credits-none = Un avoir dit quelle facture il crédite.
invoices-found-preceding-without-day = Donnez la date de cette facture.
# $value (String) - as people write it
invoices-found-preceding-unknown = La facture { $value } n’est pas connue ici pour ce client.
# $value (String) - as people write it
invoices-found-corrects-a-paid-one = { $value } est déjà réglée, en tout ou partie : faites un avoir plutôt qu’une rectificative.
# $value (String) - as people write it
invoices-found-corrected-already = { $value } a déjà sa facture rectificative.
# $value (String) - as people write it
invoices-found-credits-more = L’avoir dépasse ce qui reste à créditer : { $value }.
# $value (String) - as people write it
invoices-found-deducted-already = L’acompte { $value } est déjà déduit d’une autre facture.
# $value (String) - as people write it
invoices-found-delivery-invoiced-already = Déjà facturé : { $value }.
invoices-found-deposit-of-a-deposit = Une facture d’acompte ne déduit pas d’acompte.
# $rule (String) - its code
invoices-found-rule = La facture ne respecterait pas la règle { $rule } : elle serait rejetée.
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

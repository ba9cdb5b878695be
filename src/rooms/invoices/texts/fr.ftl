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
invoices-document = Le document
invoices-due = Échéance
# $days (String) - as people write it
invoices-due-in = dans { $days } j
invoices-due-today = échoit aujourd’hui
invoices-due-today-short = aujourd’hui
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
invoices-open-credit = Reste à déduire
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
# $terms (String) - the customer's terms
invoices-terms-agreed = conditions du client : { $terms }
# $terms (String) - the customer's terms
# $day (String) - the due date that would follow from them
invoices-terms-other = conditions du client : { $terms }, soit le { $day }
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
invoices-found-nothing-to-pay = Le total est de zéro : il n’y a rien à facturer. Ce que des acomptes couvrent se déduit sous « Acomptes à déduire », sans ligne négative ; ce qui est offert s’ajoute à une facture qui porte un montant.
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
### Pages of invoicing

invoices-correct = Facture rectificative
invoices-credit-about = Cochez les lignes à créditer. L’avoir s’ouvre en brouillon : ajustez-y les quantités avant de l’émettre.
invoices-credit-go = Préparer l’avoir
invoices-credit-part = Avoir partiel…
invoices-credit-whole = Avoir de toute la facture
invoices-delivery-account = Compte du client
invoices-delivery-amount = Montant HT
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
invoices-delivery-kept =
    { $n ->
        [one] { $count } livraison enregistrée
       *[other] { $count } livraisons enregistrées
    }
invoices-delivery-new = Livraison à facturer
invoices-delivery-paste = Ou collez un tableau : compte, date, libellé, montant HT
invoices-delivery-paste-hint = 411DURAND	21/11/2026	Pose de 12 fenêtres	4 800,00
# $line (String) - as people write it
invoices-delivery-wrong = Ligne { $line } : il faut un compte, une date, un libellé et un montant.
invoices-download = Télécharger
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
# $gross (String) - as people write it
invoices-drafts-about =
    { $n ->
        [one] { $count } brouillon
       *[other] { $count } brouillons
    } · { $gross } TTC
# $name (String) - as people write it
invoices-drafts-acts = Actions : { $name }
invoices-drafts-changed = Modifié le
# $count (String) - as people write it
invoices-drafts-issue-all = Émettre les { $count }
invoices-drafts-issue-frozen = Chaque pièce prend son numéro et ne change plus : elle se corrige par un avoir ou une rectificative.
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
invoices-drafts-issued =
    { $n ->
        [one] { $count } facture émise
       *[other] { $count } factures émises
    }
invoices-drafts-nobody = Sans client
invoices-drafts-none = Aucun brouillon
invoices-drafts-none-about = Une facture commence ici : elle est enregistrée pendant la saisie et ne prend son numéro qu’à l’émission.
invoices-drafts-ready = Prêts à émettre
invoices-drafts-waiting = À compléter
invoices-edit-about = Tout s’enregistre pendant la saisie. Ctrl Entrée émet, Ctrl Z annule.
invoices-edit-acts = Actions
invoices-edit-add-adjustment = Ajouter une remise ou des frais
invoices-edit-add-instalment = Payer en plusieurs fois
invoices-edit-add-line = Ajouter une ligne
invoices-edit-add-preceding = Citer une facture
invoices-edit-adjustment = Remise ou frais
invoices-edit-adjustments = Remise et frais sur le total
invoices-edit-allowance = Remise
invoices-edit-amount = Montant
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
invoices-edit-blocked =
    { $n ->
        [one] { $count } point à compléter
       *[other] { $count } points à compléter
    }
invoices-edit-buyer-reference = Référence du client, code service
# $column (String) - as people write it
# $line (String) - as people write it
invoices-edit-cell = { $column }, ligne { $line }
invoices-edit-charge = Frais
invoices-edit-clear = Effacer
invoices-edit-contract = Contrat
invoices-edit-customer-file = Fiche du client
invoices-edit-customer-hint = Nom, compte, SIREN… ou un nouveau client
# $name (String) - as people write it
invoices-edit-customer-new = Créer le client « { $name } »
invoices-edit-customer-other = Changer
invoices-edit-delivered = Livré ou exécuté le
invoices-edit-deliveries = Livré à ce client, pas encore facturé
invoices-edit-delivery = Livraison et période
# $number (String) - as people write it
# $day (String) - as people write it
invoices-edit-deposit-of = Acompte { $number } du { $day }
invoices-edit-deposits = Acomptes à déduire
invoices-edit-describe = Description et référence
invoices-edit-description = Description
invoices-edit-despatch = Bon de livraison
invoices-edit-discount = Remise %
invoices-edit-double = Dupliquer (Ctrl D)
invoices-edit-doubled = Ligne dupliquée
invoices-edit-down = Descendre (Alt ↓)
invoices-edit-drop = Supprimer le brouillon
invoices-edit-dropped = Brouillon supprimé
invoices-edit-due = Échéance choisie
invoices-edit-due-help = Vide : selon les conditions.
# $day (String) - as people write it
invoices-edit-due-is = À payer le { $day }.
invoices-edit-duplicate = Dupliquer
invoices-edit-early-days = Escompte, payé sous (jours)
invoices-edit-early-percent = Escompte %
invoices-edit-elsewhere = Livré à une autre adresse
invoices-edit-from = Période du
# $number (String) - as people write it
invoices-edit-instalment = Échéance { $number }
invoices-edit-instalment-amount = Montant ou %, vide : le reste
invoices-edit-issue = Émettre
invoices-edit-issued = Date de facture
invoices-edit-issued-help = Vide : le jour de l’émission.
invoices-edit-item = Référence article
invoices-edit-keeping = Enregistrement…
invoices-edit-kept = Brouillon enregistré
invoices-edit-keys = Entrée : ligne suivante · Alt ↑ ↓ : déplacer · Ctrl D : dupliquer · Alt Suppr : supprimer · un tableau se colle
invoices-edit-kind = Type
invoices-edit-line-acts = Actions sur la ligne
# $number (String) - as people write it
invoices-edit-line-menu = Actions sur la ligne { $number }
invoices-edit-lines = Lignes de la facture
invoices-edit-make-deposit = Préparer un acompte de 30 %
invoices-edit-means = Mode de règlement
invoices-edit-means-usual = Habituel du client
invoices-edit-means-words =
    30=Virement
    58=Virement SEPA
    59=Prélèvement SEPA
    20=Chèque
    48=Carte
    10=Espèces
    97=Compensation
# $number (String) - as people write it
invoices-edit-moved = Ligne déplacée au rang { $number }
invoices-edit-name = Désignation
invoices-edit-net = Total HT
invoices-edit-note = Note au client
invoices-edit-operation = Nature de l’opération
invoices-edit-operation-both = Biens et services
invoices-edit-operation-goods = Livraison de biens
invoices-edit-operation-services = Prestation de services
invoices-edit-operation-usual = Habituelle
# $open (String) - as people write it
invoices-edit-owes = doit { $open }
invoices-edit-paid = Déjà payée le
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
invoices-edit-pasted =
    { $n ->
        [one] { $count } ligne collée
       *[other] { $count } lignes collées
    }
invoices-edit-payment = Règlement, escompte, échéances, devise
invoices-edit-percent = %
invoices-edit-place-name = Destinataire
invoices-edit-preceding = Facture citée
invoices-edit-preceding-day = Du
invoices-edit-price = Prix unitaire
invoices-edit-prices = Prix saisis
invoices-edit-prices-gross = TTC
invoices-edit-prices-net = HT
invoices-edit-problems = Avant d’émettre
invoices-edit-project = Projet, affaire
invoices-edit-purchase-order = Commande du client
invoices-edit-quantity = Qté
invoices-edit-rate = Euros pour une unité de la devise
invoices-edit-ready = Prête à émettre
invoices-edit-reason = Motif
invoices-edit-references = Références
invoices-edit-remove = Supprimer (Alt Suppr)
invoices-edit-remove-last = Retirer la dernière
invoices-edit-removed = Ligne supprimée
invoices-edit-sales-order = Notre commande
invoices-edit-sum-allowances = Remise
invoices-edit-sum-charges = Frais
invoices-edit-sum-gross = Total TTC
invoices-edit-sum-lines = Total des lignes
invoices-edit-sum-net = Total HT
invoices-edit-sum-prepaid = Acomptes et règlements
invoices-edit-terms = Conditions de règlement
invoices-edit-title = Nouvelle facture
# $kind (String) - as people write it
# $name (String) - as people write it
invoices-edit-title-of = { $kind } · { $name }
invoices-edit-to = au
invoices-edit-to-give = Net en faveur du client
invoices-edit-to-pay = Net à payer
invoices-edit-unit = Unité
invoices-edit-units =
    C62=pièce
    HUR=heure
    DAY=jour
    MON=mois
    LS=forfait
    KGM=kg
    TNE=tonne
    MTR=m
    MTK=m²
    MTQ=m³
    LTR=litre
    KMT=km
invoices-edit-unknown = Brouillon inconnu
invoices-edit-unknown-about = Il a été émis ou supprimé.
invoices-edit-up = Monter (Alt ↑)
invoices-edit-vat = TVA
# $rate (String) - as people write it
# $base (String) - as people write it
invoices-edit-vat-of = TVA { $rate } sur { $base }
invoices-every-half-year = semestrielle
invoices-every-month = mensuelle
# $months (String) - as people write it
invoices-every-months = tous les { $months } mois
invoices-every-quarter = trimestrielle
invoices-every-two-months = bimestrielle
invoices-every-year = annuelle
invoices-file-basic = Factur-X BASIC (PDF)
invoices-file-basic-wl = Factur-X BASIC WL (PDF)
invoices-file-cii = XML CII
invoices-file-en16931 = Factur-X EN 16931 (PDF)
invoices-file-extended = Factur-X EXTENDED (PDF)
invoices-file-minimum = Factur-X MINIMUM (PDF)
invoices-file-ubl = XML UBL
invoices-firm = Ma société
invoices-firm-about = Ce qui figure sur chaque facture, avoir et courrier.
invoices-firm-bank = Banque et paiement en ligne
invoices-firm-capital = Capital
invoices-firm-colour = Couleur
invoices-firm-contact = Service à contacter
# $ratio (String) - as people write it
invoices-firm-contrast-good = Contraste { $ratio } : 1, lisible
# $ratio (String) - as people write it
invoices-firm-contrast-low = Contraste { $ratio } : 1 : les textes seront assombris
invoices-firm-corsica = Corse
invoices-firm-creditor = Identifiant créancier SEPA (ICS)
invoices-firm-debits = Option pour la TVA d’après les débits
invoices-firm-early-help = Vide : aucun escompte ; la mention le dira.
invoices-firm-email = Courriel
invoices-firm-footer = Pied de page
invoices-firm-holder = Titulaire du compte, s’il diffère
invoices-firm-identity = Identité et mentions légales
invoices-firm-legal-form = Forme (SAS, SARL, EI…)
invoices-firm-link = Lien de paiement
invoices-firm-link-example = Exemple :
invoices-firm-link-help = Le modèle de votre prestataire, avec {"{number}"}, {"{amount}"}, {"{currency}"}, {"{reference}"}.
invoices-firm-logo = Logo
invoices-firm-logo-help = PNG, JPEG ou SVG, 200 ko au plus.
invoices-firm-logo-wrong = Il faut une image PNG, JPEG ou SVG lisible, de 200 ko au plus.
invoices-firm-look = Présentation
invoices-firm-mainland = France métropolitaine
invoices-firm-numbers = Numérotation et adresse électronique
invoices-firm-overseas = Guadeloupe, Martinique, Réunion
invoices-firm-penalty = Pénalités de retard, % par an
invoices-firm-penalty-help = Vide : taux de la BCE + 10 points.
invoices-firm-phone = Téléphone
invoices-firm-prefix-credit = Préfixe des avoirs (AV)
invoices-firm-prefix-deposit = Préfixe des acomptes (AC)
invoices-firm-prefix-help = Suivi de l’année et d’un numéro sans trou.
invoices-firm-prefix-invoice = Préfixe des factures (FA)
invoices-firm-rcs = Ville du RCS
invoices-firm-rcs-help = Vide : non inscrite au registre.
invoices-firm-regime = Régime de TVA
invoices-firm-terms = Conditions par défaut
invoices-firm-terms-help = « 30 jours fin de mois », « à réception »… Vide : 30 jours.
invoices-firm-territory = Territoire
invoices-firm-untaxed = Guyane, Mayotte
invoices-firm-usual-vat = TVA habituelle
invoices-firm-vat = TVA
invoices-firm-vat-normal = Redevable de la TVA
invoices-firm-website = Site
# $numbers (String) - as people write it
invoices-followed-by = Suivie de { $numbers }
invoices-issue-about = Dernière lecture avant l’émission.
invoices-issue-done = Pièce émise
invoices-issue-first = Aller au premier point
invoices-issue-frozen = Une fois émise, la pièce garde ce numéro et ne change plus : elle se corrige par un avoir ou une rectificative.
invoices-issue-go = Émettre maintenant
# $number (String) - as people write it
invoices-issue-title = Émettre { $number }
invoices-kind-corrective = Facture rectificative
invoices-kind-deposit-invoice = Facture d’acompte
invoices-needs-212 = « Encaissée » (212) est à déclarer, par taux de TVA
invoices-needs-212-go = Noter la déclaration
invoices-new = Nouvelle facture
invoices-progress = Parcours de la facture
invoices-recurring-about = Le calendrier de facturation : ce qui est dû aujourd’hui, ce qui vient.
invoices-recurring-change = Modifier
invoices-recurring-choose = Choisir un brouillon
invoices-recurring-draft = Modèle
invoices-recurring-draft-help = Chaque facture reprend ce brouillon : ses échéances prennent sa place parmi les brouillons.
invoices-recurring-keep = Garder aussi le brouillon, pour l’émettre à part
invoices-recurring-from = À partir du
invoices-recurring-kept = Facture récurrente enregistrée
invoices-recurring-list = Factures récurrentes
invoices-recurring-name = Nom
invoices-recurring-new = Facture récurrente
invoices-recurring-next = Prochaine
invoices-recurring-no-draft = Préparez d’abord un brouillon : il servira de modèle.
invoices-recurring-none = Aucune facture récurrente
invoices-recurring-none-about = Un abonnement, une maintenance, un loyer : « mensuelle, le 25 ». Chaque échéance arrive ici, prête à préparer.
invoices-recurring-on = Le (jour du mois)
invoices-recurring-pause = Suspendre
invoices-recurring-paused = suspendue
invoices-recurring-period = La facture dit la période couverte
invoices-recurring-remove = Supprimer
invoices-recurring-removed = Facture récurrente supprimée
invoices-recurring-resume = Reprendre
invoices-recurring-rhythm = Rythme
invoices-recurring-same = Le modèle actuel
invoices-recurring-until = Jusqu’au (facultatif)
# $every (String) - as people write it
# $day (String) - as people write it
invoices-rhythm = { $every }, le { $day }
invoices-send = Envoyer
invoices-sending-about = Émises, pas encore parties.
invoices-sending-all = Avec les envoyées
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
invoices-sending-count =
    { $n ->
        [0] Rien de coché
        [one] { $count } pièce cochée
       *[other] { $count } pièces cochées
    }
invoices-sending-go = Préparer l’envoi
invoices-sending-how = Rien ne part d’ici : vous recevez les brouillons de courriel (.eml, PDF joint), les XML pour la plateforme et les courriers, en un seul ZIP. Chaque pièce est notée envoyée.
invoices-sending-none = Tout est parti
invoices-sending-none-about = Les factures émises attendent ici leur envoi, groupées par client et par canal.
invoices-sending-pick = Choisir
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
# $file (String) - as people write it
invoices-sent =
    { $n ->
        [one] { $count } pièce notée envoyée : { $file }
       *[other] { $count } pièces notées envoyées : { $file }
    }
invoices-stage-approved = approuvée
invoices-stage-cancelled = annulée
invoices-stage-credit-approved = approuvé
invoices-stage-credit-cancelled = annulé
invoices-stage-credit-deposited = déposé
invoices-stage-credit-issued = émis
invoices-stage-credit-refused = refusé
invoices-stage-credit-rejected = rejeté
invoices-stage-credit-sent = envoyé
# $channel (String) - as people write it
invoices-stage-credit-sent-by = envoyé · { $channel }
invoices-stage-delivered = mise à disposition
invoices-stage-deposited = déposée
invoices-stage-held = en suspens
invoices-stage-issued = émise
invoices-stage-paid = payée
invoices-stage-payment-sent = paiement transmis
invoices-stage-refused = refusée
invoices-stage-rejected = rejetée
invoices-stage-sent = envoyée
# $channel (String) - as people write it
invoices-stage-sent-by = envoyée · { $channel }
invoices-status-comment = Commentaire
invoices-status-day = Le
invoices-status-drop = Ou déposez n’importe où le fichier CDAR reçu de la plateforme : il se lit seul.
invoices-status-kept = Statut enregistré
invoices-status-reasons = Codes de motif
invoices-status-record = Noter un statut…
invoices-tab-all = Toutes
invoices-tab-drafts = Brouillons
invoices-tab-recurring = Récurrentes
invoices-tab-sending = À envoyer
invoices-tab-to-invoice = À facturer
# $amount (String) - as people write it
invoices-to-invoice-delivered = Livré, pas facturé : { $amount } HT
invoices-to-invoice-drafted = en brouillon
invoices-to-invoice-go = Facturer
# $days (String) - as people write it
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
invoices-to-invoice-mean = { $days } jours en moyenne de la livraison à la facture ({ $n ->
        [one] { $count } facture
       *[other] { $count } factures
    } sur un an)
invoices-to-invoice-none = Rien à facturer
invoices-to-invoice-none-about = Notez une livraison ou une prestation dès qu’elle est faite : elle attend ici sa facture, et le délai se mesure.
invoices-to-invoice-since = Depuis
invoices-turn-day = Échéance
invoices-turn-prepare = Préparer
invoices-turns = Calendrier
invoices-preview = Aperçu
invoices-preview-pdf = Ouvrir le PDF
# $page (String) - as people write it
# $pages (String) - as people write it
invoices-preview-page = Aperçu de la facture, page { $page } sur { $pages }
invoices-file-draft = brouillon
invoices-firm-more = Mentions légales, TVA, logo, conditions et numérotation

# Files of invoices.
invoices-file-letters = courriers
invoices-file-sending = envoi
invoices-folder-email = courriels
invoices-folder-platform = plateforme
invoices-folder-portal = portail
# $number (String) - of the invoice
# $firm (String) - our name
invoices-mail-subject = Facture { $number } – { $firm }
# $number (String) - of the credit note
# $firm (String) - our name
invoices-mail-subject-credit = Avoir { $number } – { $firm }
# $number (String) - of the invoice
# $amount (String) - as people write it
# $due (String) - the day
# $reference (String) - to be quoted
# $firm (String) - our name
invoices-mail-body =
    Bonjour,

    Vous trouverez ci-joint notre facture { $number } de { $amount }, à régler au plus tard le { $due }.
    Référence à rappeler : { $reference }

    Cordialement,
    { $firm }
# $number (String) - of the credit note
# $amount (String) - as people write it
# $firm (String) - our name
invoices-mail-body-credit =
    Bonjour,

    Vous trouverez ci-joint notre avoir { $number } de { $amount }.

    Cordialement,
    { $firm }

# $profile (String) - as asked
invoices-refused-unknown-profile = Aucun profil Factur-X « { $profile } ».
invoices-refused-nothing-to-send = Choisissez au moins une pièce à envoyer.

# Kinds of events, in the journal.
invoices-event-customer = Fiche client
invoices-event-people = Contacts d’un client
invoices-event-draft = Brouillon de facture
invoices-event-draft-dropped = Brouillon abandonné
invoices-event-issued = Facture émise
invoices-event-sent = Facture envoyée
invoices-event-status = Statut de facture
invoices-event-delivery = Livraison à facturer
invoices-event-recurring = Facture récurrente
invoices-file-page = PDF seul

invoices-search-stage = où en est la facture : émise, envoyée, refusée, payée…
invoices-word-stage = état
invoices-stage-any = Tous les états
invoices-stage-draft = brouillon
invoices-stage-recorded = enregistrée

invoices-paper-buyer-siret = Votre SIRET
invoices-paper-delivery-note = Bon de livraison (détail)
invoices-paper-tax-point = TVA exigible le
invoices-paper-electronic-to = Votre adresse de facturation électronique
invoices-paper-electronic-from = Notre adresse de facturation électronique
invoices-paper-set-off = Compensation
# $how (String) - by which means
invoices-life-reminded = Relance · { $how }

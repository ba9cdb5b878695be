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

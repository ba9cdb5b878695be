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

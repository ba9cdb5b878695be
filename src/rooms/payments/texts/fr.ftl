payments-amount = Montant
payments-day = Jour
payments-reference = Référence
# $amount (String) - as people write it
payments-unallocated = { $amount } non affectés
# $id (String) - a line's identifier
payments-unknown-line = Cette ligne de relevé est inconnue ici ({ $id }).
payments-given-back = Le règlement de cette ligne est revenu impayé : modifiez d’abord la ligne qui le dit.
payments-nothing-chosen = Cochez au moins une facture, ou dites sur quel compte garder l’argent.
# $amount (String) - as people write it
payments-needs-reason-below = Il manque { $amount } : dites pourquoi.
# $amount (String) - as people write it
payments-needs-reason-above = Il y a { $amount } de trop : dites pourquoi.
# $reason (String) - a reason
payments-wrong-reason = « { $reason } » n’explique pas cette différence : choisissez un autre motif.
# $limit (String) - as people write it
# $reason (String) - a reason
payments-beyond-limit = « { $reason } » est limité ici à { $limit } : choisissez un motif qui laisse la facture ouverte, ou relevez la limite dans les réglages.
# $number (String) - an invoice number
payments-more-than-ticked = La différence dépasse ce qui est coché de la facture { $number }.
payments-needs-account = Plusieurs clients pourraient garder le surplus : dites lequel.
payments-unknown-proposal = Cette proposition n’existe plus : les données ont changé depuis.
payments-returned-already = Ce règlement est déjà revenu impayé.
payments-not-its-amount = Le montant de la ligne n’est pas celui que ce règlement peut rendre.
payments-nothing-decided = Rien n’est décidé sur cette ligne.
payments-nothing-certain = Aucune ligne n’est certaine à cet instant.
payments-bad-rule = Une limite est entre zéro et la totalité du montant.
payments-reason-discount = Escompte
payments-reason-bank-fee = Frais bancaires
payments-reason-rounding = Arrondi
payments-reason-factor-fee = Frais d’affacturage
payments-reason-awaited-credit = Avoir attendu
payments-reason-dispute = Litige
payments-reason-retention = Retenue de garantie
payments-reason-instalment = Paiement partiel
payments-reason-deposit = Acompte
payments-reason-overpayment = Trop-perçu
payments-effect-given-up = solde la facture : la différence est perdue
payments-effect-open = le reste demeure dû
payments-effect-dispute = le reste demeure dû et la facture est en litige
payments-effect-account = reste sur le compte du client
payments-effect-kept = gardé comme produit
payments-beside-charge = Frais et intérêts bancaires
payments-beside-internal = Virement entre nos comptes
payments-beside-supplier = Fournisseur
payments-beside-payroll = Salaires et charges sociales
payments-beside-tax = Impôts et taxes
payments-beside-loan = Emprunt
payments-beside-rounding = Arrondi
payments-beside-other = Autre
payments-fact-exact-amount = montant exact
# $number (String) - an invoice number
payments-fact-number = référence { $number } dans le libellé
# $number (String) - an invoice number
# $written (String) - as the label has it
payments-fact-near-number = « { $written } » lu comme { $number }
# $number (String) - an invoice number
# $from (String) - the first of a range
# $to (String) - the last of a range
payments-fact-in-range = { $number } dans l’intervalle { $from } à { $to }
# $number (String) - an invoice number
payments-fact-creditor-reference = référence de paiement de la facture { $number }
# $number (String) - an invoice number
# $written (String) - as the label has it
payments-fact-order = commande { $written } citée, facturée par { $number }
# $number (String) - an invoice number
payments-fact-end-to-end = identifiant de notre prélèvement de { $number }
# $name (String) - a customer
payments-fact-mandate = mandat de prélèvement de { $name }
# $name (String) - a customer
payments-fact-account = IBAN de la fiche de { $name }
# $name (String) - a customer
# $times (String) - how many times
payments-fact-account-seen = IBAN déjà vu { $times } fois pour { $name }
# $name (String) - a customer
payments-fact-name = nom de { $name }
# $name (String) - a customer
payments-fact-short-name = nom abrégé de { $name }
# $name (String) - a customer
payments-fact-near-name = nom proche de { $name }
# $name (String) - a customer
payments-fact-trade-name = enseigne de { $name }
# $name (String) - a customer
# $times (String) - how many times
payments-fact-name-seen = ce payeur a déjà réglé { $times } fois pour { $name }
# $name (String) - a customer
payments-fact-siren = SIREN de { $name } dans le libellé
# $names (String) - customers
payments-fact-group = payeur du groupe : { $names }
# $n (Number) - how many
# $items (String) - how many, as people write it
payments-fact-whole-balance = { $n ->
        [one] tout ce qui était ouvert : { $items } pièce
       *[other] tout ce qui était ouvert : { $items } pièces
    }
# $day (String) - the first day of a month
# $n (Number) - how many
# $items (String) - how many, as people write it
payments-fact-month = { $n ->
        [one] tout le mois commencé le { $day } : { $items } pièce
       *[other] tout le mois commencé le { $day } : { $items } pièces
    }
# $day (String) - as people write it
# $n (Number) - how many
# $items (String) - how many, as people write it
payments-fact-due-up-to = { $n ->
        [one] tout ce qui échoit jusqu’au { $day } : { $items } pièce
       *[other] tout ce qui échoit jusqu’au { $day } : { $items } pièces
    }
# $items (String) - how many
# $among (String) - among how many
payments-fact-only-choice = seul choix de { $items } parmi { $among } pièces ouvertes qui donne ce montant
# $among (String) - among how many
payments-fact-only-amount = seule pièce de ce montant parmi { $among }
# $alike (String) - how many
payments-fact-oldest-of-alike = la plus ancienne de { $alike } pièces semblables
# $number (String) - a credit note's number
payments-fact-credit-deducted = avoir { $number } déduit
# $number (String) - an invoice number
payments-fact-remainder = solde de { $number } après un premier versement
payments-fact-says-deposit = le libellé annonce un acompte
payments-fact-says-instalment = le libellé annonce un paiement partiel
payments-fact-says-balance = le libellé annonce un solde
payments-fact-says-discount = le libellé annonce un escompte
payments-fact-says-retention = le libellé annonce une retenue de garantie
payments-fact-says-credit-deducted = le libellé annonce un avoir déduit
payments-fact-says-factor = une société d’affacturage paie pour le client
# $batch (String) - a batch's name
# $items (String) - how many
payments-fact-own-batch = notre remise de prélèvements { $batch } : { $items } lignes
# $slip (String) - a slip's number
# $cheques (String) - how many
payments-fact-own-slip = notre bordereau { $slip } : { $cheques } chèques
# $line (String) - day and amount of another line
payments-fact-return-of = rend la ligne { $line }
# $line (String) - day and amount of another line
payments-fact-same-as = identique à la ligne { $line }
# $n (Number) - how many customers
# $names (String) - customers
payments-doubt-several-customers = { $n ->
        [one] un seul client possible : { $names }
       *[other] plusieurs clients possibles : { $names }
    }
# $count (String) - how many
payments-doubt-several-choices = { $count } choix de pièces donnent ce montant
# $count (String) - how many
payments-doubt-amount-elsewhere = { $count } autres clients ont une pièce de ce montant
# $name (String) - a customer
payments-doubt-reference-elsewhere = la référence citée est celle de { $name }
# $amount (String) - as people write it
payments-doubt-amount-differs = le montant s’écarte de { $amount } de ce qui est cité
payments-doubt-no-name = rien ne dit qui a payé, sauf le montant
payments-doubt-rough-name = le nom ne correspond qu’à peu près
payments-doubt-corrected-reference = la référence n’a été lue qu’avec une correction
payments-doubt-paid-already = ceci a déjà été payé
# $name (String) - a customer
# $numbers (String) - invoice numbers
payments-title-items = { $numbers } · { $name }
# $count (String) - how many items
# $names (String) - customers
payments-title-many = { $count } pièces · { $names }
# $name (String) - a customer
payments-title-on-account = Sur le compte de { $name }
# $name (String) - a customer
payments-title-returned = Impayé de { $name }
# $name (String) - a customer
# $numbers (String) - invoice numbers
payments-title-returned-items = Impayé : { $numbers } · { $name }
# $kind (String) - what it is
payments-title-aside = Hors clients : { $kind }
payments-title-not-a-customers = Ne ressemble pas à un règlement de client
payments-title-nothing = Aucune proposition
# $amount (String) - as people write it
# $number (String) - an invoice number
payments-said-pays = { $amount } règlent { $number }
# $amount (String) - as people write it
# $number (String) - an invoice number
payments-said-credit = l’avoir { $number } est imputé pour { $amount }
# $amount (String) - as people write it
# $number (String) - an invoice number
# $reason (String) - a reason
payments-said-lacks = { $reason } de { $amount } sur { $number }
# $reason (String) - why not all was paid
# $amount (String) - what stays open
# $number (String) - the invoice
payments-said-left = { $reason } : { $amount } restent dus sur { $number }
# $amount (String) - as people write it
# $name (String) - a customer
payments-said-rest = { $amount } restent sur le compte de { $name }
# $amount (String) - as people write it
# $name (String) - a customer
# $reason (String) - a reason
payments-said-rest-why = { $amount } restent sur le compte de { $name } : { $reason }
# $amount (String) - as people write it
# $kind (String) - what it is
payments-said-beside = { $amount } hors clients : { $kind }
# $amount (String) - as people write it
# $number (String) - an invoice number
payments-said-reopens = { $number } est rouverte pour { $amount }
# $amount (String) - as people write it
# $name (String) - a customer
payments-said-returned = règlement de { $amount } de { $name } revenu impayé
payments-detail-payer = Payeur
payments-detail-payer-account = Compte du payeur
payments-detail-remittance = Motif
payments-detail-end-to-end = Référence de bout en bout
payments-detail-creditor-reference = Référence de paiement
payments-detail-mandate = Mandat
payments-detail-return-reason = Motif de rejet
payments-detail-reference = Référence de la banque
payments-detail-value = Date de valeur
payments-detail-batch = Opérations regroupées
payments-cash-drop = Déposer un relevé
# $day (String) - as people write it
payments-cash-known = Banque connue jusqu’au { $day }
payments-cash-nothing = Aucun relevé de banque
payments-cash-nothing-about = Déposez un relevé (CSV, OFX, CAMT.053, MT940, CFONB 120, QIF). Nous proposerons à quelles factures correspondent les virements, avec ce qui le prouve ; vous ne déciderez que ce qui est douteux.
payments-cash-search = Rechercher une ligne
payments-cash-search-hint = Libellé, payeur, client, montant
payments-cash-lines = Lignes du relevé
payments-cash-detail = La ligne choisie
payments-cash-filter = Lignes montrées
# $count (String) - as people write it
payments-cash-to-do = À traiter ({ $count })
# $count (String) - as people write it
payments-cash-certain = Certaines ({ $count })
# $count (String) - as people write it
payments-cash-ambiguous = Ambiguës ({ $count })
# $count (String) - as people write it
payments-cash-decided = Traitées ({ $count })
# $count (String) - as people write it
payments-cash-all = Toutes ({ $count })
# $number (Number) - how many
# $count (String) - as people write it
payments-cash-accept-certain = { $number ->
    [one] Accepter la ligne certaine…
   *[other] Accepter les { $count } certaines…
}
payments-cash-working = Le rapprochement continue : d’autres propositions peuvent encore venir.
payments-cash-opening = Solde d’ouverture
payments-cash-credits = Encaissements
payments-cash-debits = Décaissements
payments-cash-closing = Solde de clôture
# $amount (String) - as people write it
payments-cash-off = Ouverture + mouvements ne font pas la clôture : il y a { $amount } d’écart.
payments-cash-balanced = Ouverture + mouvements = clôture
# $before (String) - the last day known before
# $after (String) - the first day known after
payments-cash-gap = Il manque un relevé entre le { $before } et le { $after }.
payments-cash-done = Tout est traité
payments-cash-done-about = Aucune ligne ne correspond à ce filtre.
payments-cash-before = Précédentes
payments-cash-after = Suivantes
# $from (String) - as people write it
# $to (String) - as people write it
# $total (String) - as people write it
payments-cash-place = { $from } à { $to } sur { $total }
payments-state-certain = Certain
payments-state-likely = Probable
payments-state-doubtful = Douteux
payments-state-ambiguous = Ambigu
payments-state-nothing = Sans proposition
payments-state-not-customers = Pas un client
payments-state-settled = Lettré
payments-state-on-account = Sur le compte
payments-state-aside = Mis de côté
payments-state-returned = Impayé
payments-state-contested = Contesté
payments-cash-accepted = Ligne traitée
payments-cash-put-aside = Ligne mise de côté
payments-cash-returned = Règlement revenu impayé : ses factures sont de nouveau dues
payments-cash-reopened = Décision retirée
payments-cash-certain-title = Lignes certaines
# $number (Number) - how many lines
# $count (String) - as people write it
# $amounts (String) - their sum, per currency
# $items (String) - how many invoices, as people write it
payments-cash-certain-about = { $number ->
    [one] { $count } ligne, { $amounts }, règle { $items } pièces. Relisez-la, puis acceptez-la.
   *[other] { $count } lignes, { $amounts }, règlent { $items } pièces. Relisez-les, puis acceptez-les d’un coup.
}
payments-cash-certain-take = Tout accepter
payments-cash-certain-done = Lignes certaines acceptées
payments-cash-label = Libellé
payments-cash-settles = Règle
payments-cash-details = Ce que dit la banque
# $file (String) - its name
# $place (String) - as people write it
payments-cash-from = { $file }, ligne { $place }
payments-cash-choose = Choisissez une ligne.
payments-cash-decision = Décidé
# $amount (String) - as people write it
payments-cash-unsettled = { $amount } n’ont plus rien à régler : la facture a changé depuis.
# $author (String) - who
# $when (String) - day and time
payments-cash-by = Par { $author }, le { $when }
payments-cash-reopen = Revenir sur la décision
# $amount (String) - as people write it
payments-cash-left = reste { $amount }
# $amount (String) - as people write it
payments-cash-kept = { $amount } restent sur le compte
# $amount (String) - as people write it
# $reason (String) - in words
payments-cash-difference = Écart de { $amount } : { $reason }
payments-cash-accept = Accepter
payments-cash-change = Modifier
payments-cash-returns = Un règlement qui revient ?
payments-cash-return = C’est lui
payments-cash-by-hand = À la main
payments-cash-find = Autre client
payments-cash-add = Ajouter un client
payments-cash-settle = Valider
# $amount (String) - as people write it
payments-cash-open = { $amount } ouverts
# $count (String) - how many in all
payments-cash-more = { $count } pièces ouvertes en tout : affinez par un autre client ou la recherche.
# $name (String) - a customer
payments-cash-keep = Garder le surplus sur le compte de { $name }
# $amount (String) - as people write it
payments-cash-taken = dont { $amount }
payments-cash-ticked = Coché
payments-cash-received = Reçu
payments-cash-off-by = Écart
payments-cash-reason = Motif de l’écart
payments-cash-no-reason = Choisir…
# $amount (String) - as people write it
payments-cash-limit = Ce motif est limité à { $amount }.
payments-cash-aside = Ce n’est pas l’argent d’un client
payments-cash-put = Mettre de côté
payments-cash-customer = Nom ou compte du client
payments-cash-key-accept = accepte et passe à la suivante
payments-cash-key-proposal = prend une proposition
payments-cash-key-find = cherche un autre client
payments-cash-key-add = ajoute un client
payments-cash-key-aside = met de côté

# Money that the bank exchanged.
# $number (String) - of an invoice
# $currency (String) - its currency, as a code
payments-fact-other-currency = { $number } est en { $currency } : la banque a changé l’argent reçu, aucun montant ne le confirme.
# $received (String) - in our bank's currency, as people write it
# $settled (String) - in the invoices' currency
# $currency (String) - the invoices' currency, as a code
# $rate (String) - units of our bank's currency for one of the invoices'
# $own (String) - our bank's currency, as a code
payments-said-exchanged = { $received } reçus pour { $settled } réglés, soit 1 { $currency } = { $rate } { $own } ; aucun écart de change n’est inventé.
# $currency (String) - a code
payments-cash-part = Montant réglé en { $currency }
# $amount (String) - as people write it
payments-cash-part-hint = Vide : tout ce qui est ouvert, { $amount }.

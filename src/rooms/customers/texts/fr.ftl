# $n (Number) - chooses singular or plural
# $count (String) - as people write it
# $open (String) - as people write it
# $overdue (String) - as people write it
customers-about =
    { $n ->
        [one] { $count } client
       *[other] { $count } clients
    } · ouvert { $open } · en retard { $overdue }
customers-account = Compte
customers-assignee = Suivi par
customers-average-late = Retard moyen
customers-average-to-pay = Délai moyen de paiement
customers-balance = Solde
customers-city = Ville
customers-closed-items = Soldées
customers-country = Pays
customers-credits = Avoirs et acomptes
customers-days-late = Plus ancien retard
customers-habits = Habitudes de paiement
# $count (String) - as people write it
customers-habits-about = Pondéré par les montants, sur { $count } paiements connus. Un retard négatif : paie en avance.
customers-identity = Fiche
customers-invoices = Factures ouvertes
customers-items = Pièces
customers-name = Client
customers-open = Ouvert
# $count (String) - as people write it
customers-open-items = Pièces ouvertes ({ $count })
customers-overdue = En retard
customers-payments = Règlements
customers-registration = SIREN / SIRET
customers-search = Chercher un client
customers-search-amount = doit plus que ce montant
customers-search-hint = Nom, compte, « > 5000 », « retard > 30 »…
customers-search-late = plus ancien retard au-delà de ce nombre de jours
customers-search-segment = un segment
customers-segment = Segment
customers-share = Part de l’encours total
customers-story = Histoire
# $subject (String) - as people write it
customers-story-credited = Avoir { $subject }
# $subject (String) - as people write it
customers-story-due = Échéance de { $subject }
# $subject (String) - as people write it
customers-story-issued = Facture { $subject } émise
# $subject (String) - as people write it
customers-story-paid = Règlement { $subject }
# $subject (String) - as people write it
customers-story-stated = { $subject } : solde donné par la comptabilité
customers-terms = Conditions
customers-unallocated = Règlements non affectés
customers-unknown = Client inconnu
customers-unknown-about = Aucun compte de ce nom dans vos données. Il a pu venir d’un import retiré depuis.
customers-vat-number = N° de TVA
customers-word-late = retard > 30
customers-word-segment = segment:pme

# The list: further words.
customers-search-assignee = qui suit le client
customers-word-assignee = suivi:zoé
customers-search-disputed = qui contestent une pièce

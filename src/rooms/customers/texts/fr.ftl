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
customers-city = Ville
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

# The page of one customer.
# $file (String) - its name
customers-story-imported = Fichier { $file } importé
# $subject (String) - the payment's reference
customers-story-allocated = Affectation du règlement { $subject } décidée
# $subject (String) - the invoice's number
customers-story-contested = Deux versions de { $subject } diffèrent
customers-page-open = Ouvertes
customers-page-closed = Soldées
customers-page-credits = Avoirs
customers-page-search = Chercher dans ces pièces
customers-page-nothing = Rien ici.
customers-page-all = Toutes dans la liste
customers-page-previous = Client précédent (←)
customers-page-next = Client suivant (→)
customers-page-habits = Retard habituel
customers-page-to-pay = Paie en
customers-page-exposure = Exposition
customers-page-items = Pièces
customers-story-export = Exporter l’histoire
customers-story-filter = N’afficher que
customers-story-issues = Émissions
customers-story-dues = Échéances
customers-story-payments = Règlements
customers-story-records = Imports et décisions
customers-story-everything = Tout
# $count (String) - as people write it
customers-story-shown = Les { $count } derniers faits ; l’export les a tous.
# The list: further words.
customers-search-assignee = qui suit le client
customers-word-assignee = suivi:zoé
customers-search-disputed = qui contestent une pièce

### Pages of invoicing

customers-channel = Canal d’envoi des factures
customers-channel-email = E-mail
customers-channel-platform = Plateforme agréée
customers-channel-portal = Portail du client
customers-channel-post = Courrier
customers-clause = Clause « 45 jours fin de mois »
customers-clause-days = 45 jours, puis fin de mois
customers-clause-month-end = Fin de mois, puis 45 jours
customers-clause-none = Aucune au contrat
customers-electronic = Adresse de facturation électronique
customers-electronic-help = Vide : le SIREN.
customers-file = Fiche du client
customers-file-billing = Adresse de facturation
customers-file-country-help = Deux lettres ; vide : France.
customers-file-delivery = Adresse de livraison, si elle diffère
customers-file-delivery-name = Livré à
customers-file-make = Créer le client
customers-file-name = Nom légal
customers-file-name-missing = Donnez un nom au client.
customers-file-new = Nouveau client
customers-file-paying = Règlement
customers-file-post-code = Code postal
customers-file-saved = Fiche du client enregistrée
customers-file-sending = Envoi
customers-file-siren-help = 9 chiffres (SIREN) ou 14 (SIRET) : la clé est vérifiée.
customers-file-street = Rue, bâtiment…
# $number (String) - as people write it
customers-file-vat-derived = Remplir { $number }
customers-language = Langue des documents
customers-language-en = Français et anglais
customers-language-fr = Français
customers-mandate = Mandat de prélèvement (RUM)
customers-nature = Nature
customers-nature-business = Entreprise
customers-nature-consumer = Particulier
customers-nature-public = Secteur public
customers-order-required = Exige un numéro de commande
customers-reference = Référence de l’acheteur, code service

### What was said of reminders, in the story

# $how (String) - by which means
# $what (String) - invoices, and what came of it
customers-story-reminded = Relance · { $how } : { $what }
# $how (String) - by which means
# $what (String) - invoices, and what came of it
customers-story-not-reminded = Relance non aboutie · { $how } : { $what }
# $what (String) - invoices, and a note
customers-story-promised = Promesse de paiement : { $what }
# $what (String) - invoices, and a note
customers-story-planned = Échéancier convenu : { $what }
# $what (String) - an invoice, and why
customers-story-disputed = Litige : { $what }
# $number (String) - a debit note's number
customers-story-debit-noted = Note de débit { $number }
# $what (String) - in somebody's words
customers-story-noted = Note : { $what }
customers-story-search = Chercher dans l’histoire
customers-story-reminders = Relances

customers-contacts = Contacts
customers-contacts-erase = Effacer ces contacts…
customers-contacts-sure = Noms, adresses et téléphones sont supprimés pour de bon, ici et sur les appareils qui reçoivent cette décision. Les factures restent : elles ne nomment personne. Les copies de secours déjà faites les gardent : supprimez-les aussi.
customers-contacts-erase-go = Effacer définitivement
customers-contacts-erased = Contacts effacés
customers-undo-erased = Ces contacts sont effacés : rien ne les ramène.
# Terms that are understood.
customers-terms-receipt = à réception
# $count (String) - days, as people write it
customers-terms-days = { $count } jours
# $count (String) - days, as people write it
customers-terms-after = { $count } jours fin de mois
# $count (String) - days, as people write it
customers-terms-before = fin de mois { $count } jours
customers-terms-month-end = fin de mois
# $terms (String) - the terms before it, in words
# $day (String) - the day of the following month
customers-terms-on = { $terms }, le { $day }

# Contacts, one by one.
customers-contacts-none = Personne encore. Le contact de facturation reçoit les factures et les relances.
customers-contact-add = Ajouter un contact
customers-contact-change = Contact
# $name (String) - who it is
customers-contact-edit = Modifier { $name }
customers-contact-kept = Contact enregistré
customers-contact-removed = Contact retiré
customers-contact-remove = Retirer
customers-contact-name = Nom
customers-contact-role = Rôle
customers-contact-email = E-mail
customers-contact-phone = Téléphone
customers-contact-language = Langue des messages
customers-contact-french = Français
customers-contact-english = Anglais
customers-contact-same = Celle du client
customers-contact-billing = Facturation : reçoit les factures
customers-contact-accounting = Comptabilité : les paie
customers-contact-purchasing = Achats : a commandé
customers-contact-other = Autre
customers-contact-nobody = Indiquez un nom, un e-mail ou un téléphone.
customers-contact-mail-wrong = Cette adresse e-mail n’est pas complète : nom@domaine.fr

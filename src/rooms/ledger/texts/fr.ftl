# Comptes et journaux
ledger-use-customers = Clients
ledger-use-advances = Avances et acomptes reçus
ledger-use-bank = Banque
ledger-use-sales = Ventes
ledger-use-vat = TVA collectée
ledger-use-discount = Escomptes accordés
ledger-use-bad-debt = Pertes sur créances irrécouvrables
ledger-use-loss = Charges de gestion (centimes abandonnés)
ledger-use-gain = Produits de gestion (centimes gardés)
ledger-use-charges = Frais bancaires
ledger-use-factor = Commissions d’affacturage
ledger-use-internal = Virements internes
ledger-use-suppliers = Fournisseurs
ledger-use-payroll = Personnel
ledger-use-tax = Impôts et taxes
ledger-use-loan = Emprunts
ledger-use-suspense = Compte d’attente
ledger-use-opening = Bilan d’ouverture
ledger-use-sales-journal = Journal des ventes
ledger-use-bank-journal = Journal de banque
ledger-use-other-journal = Opérations diverses
ledger-use-opening-journal = À-nouveaux
# $name (String) - what the account is for
ledger-bad-number = « { $name } » : un compte commence par trois chiffres et tient en 20 lettres et chiffres ; un journal a de 1 à 10 lettres et chiffres.
ledger-chart = Comptes et journaux
ledger-chart-about = Les numéros des écritures exportées. Laissez ceux que votre comptabilité utilise.
ledger-chart-save = Enregistrer les comptes
ledger-chart-saved = Comptes enregistrés
ledger-journal = Écritures comptables
ledger-journal-about = Les journaux de ventes et de banque, avec le lettrage, dans les 18 colonnes du FEC. Chaque écriture est équilibrée ; le compte client tombe sur votre encours.
# $pieces (String) - how many invoices, payments and lines
# $currencies (String) - their currencies
ledger-journal-others = { $pieces } pièces en { $currencies } ne sont pas dans cet export : choisissez leur devise pour les exporter à part.
ledger-journal-currency = Devise des écritures
ledger-journal-from = Du
ledger-journal-to = Au
ledger-journal-csv = Exporter en CSV
ledger-journal-xlsx = Exporter en Excel
ledger-journal-fec = Exporter en FEC
ledger-journal-file = ecritures
ledger-reconcile-file = rapprochement
ledger-reconciliation = Rapprochement
ledger-reconciliation-about = Votre compte client d’ici, face à celui de votre comptabilité : chaque écart est expliqué.
ledger-reconciliation-drop = Déposez un FEC, ou une balance clients (CSV, Excel)
ledger-reconciliation-drop-about = Rien n’est importé : le fichier est seulement comparé.
ledger-reconciliation-again = Comparer un autre fichier
ledger-ours = Ici
ledger-theirs = En comptabilité
ledger-difference = Écart
# $day (String) - the day compared
ledger-as-of = Comptes clients au { $day }
# $count (Number) - accounts
# $shown (String) - written
ledger-agreed =
    { $count ->
        [0] Aucun compte ne concorde entièrement.
        [one] { $shown } compte concorde.
       *[other] { $shown } comptes concordent.
    }
ledger-all-agree = Tout concorde
ledger-all-agree-about = Chaque pièce, chaque règlement et chaque lettrage est le même des deux côtés.
ledger-kind-only-ours = Seulement ici
ledger-kind-only-theirs = Seulement en comptabilité
ledger-kind-amount = Montant différent
ledger-kind-lettrage = Lettrage différent
ledger-kind-date = Date différente
ledger-column-kind = Écart
ledger-column-piece = Pièce
ledger-column-account = Compte
ledger-column-customer = Client
ledger-column-our-amount = Montant ici
ledger-column-their-amount = Montant en comptabilité
ledger-column-our-open = Ouvert ici
ledger-column-their-open = Ouvert en comptabilité
ledger-column-our-day = Date ici
ledger-column-their-day = Date en comptabilité
ledger-column-effect = Effet sur l’écart
ledger-column-line = Ligne
ledger-payment = Règlement
ledger-no-accounts = Ce fichier ne dit rien des comptes clients.
# $count (Number) - further accounts
# $shown (String) - written
ledger-more-accounts =
    { $count ->
        [one] Et { $shown } autre compte : exportez les écarts pour les voir tous.
       *[other] Et { $shown } autres comptes : exportez les écarts pour les voir tous.
    }
ledger-books = Comptabilité
ledger-books-about = Vos écritures pour le comptable, vos numéros de comptes, et les règles de vos encaissements.
ledger-explained = Écart expliqué
# $amount (String) - what is open
ledger-open = dont ouvert { $amount }
ledger-balance = Solde du compte
ledger-rules = Règles d’encaissement
ledger-rules-about = Ce qui est accepté sans vous, et jusqu’où un écart peut être abandonné.
ledger-rules-apply = À l’import d’un relevé, accepter
ledger-rules-nothing = rien : je décide
ledger-rules-certain = ce qui est certain
ledger-rules-likely = ce qui est certain ou probable
ledger-rules-discount = Escompte, en % de la facture au plus
ledger-rules-fee = Frais bancaires, par ligne au plus
ledger-rules-rounding = Centimes, par ligne au plus
ledger-rules-factor = Commission d’affacturage, en % de la ligne au plus
ledger-rules-wrong = Un nombre, avec deux décimales au plus.
ledger-rules-saved = Règles enregistrées
ledger-act-words = comptable export journal FEC comptes écritures
ledger-act-reconciliation-words = comparer comptabilité balance écart 411 FEC

# $n (Number) - chooses singular or plural
# $count (String) - as people write it
ledger-exchanged =
    { $n ->
        [one] { $count } ligne de banque convertie dans une autre devise n’est dans aucun journal
       *[other] { $count } lignes de banque converties dans une autre devise ne sont dans aucun journal
    }
ledger-exchanged-about = La banque a converti ce règlement : la ligne est dans la devise du compte, les factures dans une autre. Une écriture n’a qu’une devise : passez ces lignes dans votre comptabilité avec l’écart de change (666 ou 766).
ledger-exchanged-look = Voir ces lignes dans les encaissements
# $number (String) - an account or a journal
ledger-chart-usual = par défaut : { $number }

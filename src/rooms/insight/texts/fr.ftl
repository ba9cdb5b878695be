# $n (Number) - chooses singular or plural
# $count (String) - as people write it
# $customers (String) - as people write it
# $day (String) - as people write it
insight-about =
    { $n ->
        [one] { $count } pièce ouverte
       *[other] { $count } pièces ouvertes
    } · { $customers } clients débiteurs · au { $day }
insight-age = Ancienneté
insight-ageing = Balance âgée
insight-ageing-about = Encours ouvert selon le retard sur l’échéance. Chaque colonne ouvre ses factures.
# $total (String) - as people write it
# $day (String) - as people write it
insight-ageing-head = { $total } ouverts au { $day }
insight-by = Ancienneté comptée depuis
insight-by-due = Échéance
insight-by-issued = Émission
insight-cash = Encaissé
insight-cei-short = CEI
insight-customer = Client
# $from (String) - as people write it
# $to (String) - as people write it
insight-days-between = { $from }–{ $to } j
# $from (String) - as people write it
insight-days-over = > { $from } j
insight-down = en baisse
insight-dso = Délai moyen de paiement (DSO), en jours
insight-dso-about = 24 fins de mois, trois méthodes. L’écart avec le meilleur possible est dû aux retards.
insight-expected = Encaissements attendus
insight-expected-about = Par semaine : échéance de chaque facture, plus le retard habituel de son client.
# $amount (String) - as people write it
insight-expected-about-disputed = Par semaine : échéance plus retard habituel du client. { $amount } en litige n’y figurent pas.
insight-figure-at-risk = À risque (> 90 jours)
insight-figure-average-days-delinquent = Jours de retard dans le DSO
insight-figure-cei = Efficacité du recouvrement (CEI)
insight-figure-days-late = Retard moyen des paiements
insight-figure-dispute-rate = Part en litige
insight-figure-dso-best-possible = DSO au mieux
insight-figure-dso-count-back = DSO par épuisement
insight-figure-dso-simple = DSO simple
insight-figure-expected30 = Attendu sous 30 jours
insight-figure-hhi = Concentration (HHI)
insight-figure-open = Encours client
insight-figure-overdue = En retard
insight-figure-overdue-ratio = Part en retard
insight-figure-top-ten = Part des dix premiers
insight-figure-weighted-terms = Délai accordé moyen
insight-formula-at-risk = Montant échu depuis plus de 90 jours ÷ encours ouvert × 100.
insight-formula-average-days-delinquent = DSO simple − DSO au mieux : ce que les retards ajoutent au délai.
insight-formula-cei = (encours d’ouverture + ventes − encours de clôture) ÷ (encours d’ouverture + ventes − non échu de clôture) × 100, sur le dernier mois. 100 % : tout ce qui était dû est rentré.
insight-formula-days-late = Σ (montant payé × jours entre échéance et paiement) ÷ Σ montants payés, sur 365 jours. Un paiement en avance compte en moins.
insight-formula-dispute-rate = Montant des factures en litige ÷ encours ouvert × 100.
insight-formula-dso-best-possible = Encours non échu ÷ ventes TTC des trois derniers mois × jours de ces mois : le DSO si tous payaient à l’heure.
insight-formula-dso-count-back = On retire de l’encours les ventes TTC des mois, du plus récent au plus ancien, en comptant les jours de chaque mois épuisé ; le dernier compte en proportion.
insight-formula-dso-simple = Encours TTC ÷ ventes TTC des trois derniers mois × jours de ces mois.
insight-formula-expected30 = Somme des montants ouverts dont l’échéance, plus le retard habituel du client, tombe dans les 30 jours. Litiges exclus.
insight-formula-hhi = Σ (part de chaque client dans l’encours, en %)², de 0 (dispersé) à 10 000 (un seul client).
insight-formula-open = Σ montants ouverts des factures, moins avoirs et règlements non affectés.
insight-formula-overdue = Σ montants ouverts dont l’échéance est passée, avoirs à part.
insight-formula-overdue-ratio = Montant en retard ÷ encours ouvert × 100.
insight-formula-top-ten = Encours des dix plus gros débiteurs ÷ encours total × 100.
insight-formula-weighted-terms = Σ (montant ouvert × jours entre émission et échéance) ÷ Σ montants ouverts.
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
insight-items =
    { $n ->
        [one] { $count } pièce
       *[other] { $count } pièces
    }
insight-items-heading = Pièces
insight-late = En retard
insight-later = plus tard
insight-line-best = Au mieux
insight-line-count-back = Épuisement
insight-line-simple = Simple
insight-month = Mois
insight-no-segment = Sans segment
insight-not-due = Non échu
insight-nothing = Pas encore de chiffres
insight-nothing-about = Déposez un export de factures ouvertes : encours, retards et délais se calculent aussitôt, avec leur preuve.
insight-open = Ouvert
insight-others = Autres indicateurs
insight-others-about = À droite, un mois avant. Chaque chiffre ouvre sa preuve.
insight-overdue-already = échu
insight-per = Une ligne par
insight-per-customer = Client
insight-per-segment = Segment
insight-proof-days = Jours
insight-proof-due = Échéance
insight-proof-example = L’exemple publié
insight-proof-example-about = Notre calcul redonne, au chiffre près, cet exemple publié ailleurs.
insight-proof-formula = La formule
insight-proof-inputs = Les données
insight-proof-invoice = Facture
# $count (String) - as people write it
insight-proof-invoices = Les pièces derrière ce chiffre ({ $count })
insight-proof-left = Reste à épuiser
insight-proof-origin = Fichier et ligne
insight-proof-result = Résultat
insight-proof-source = Source
insight-proof-steps = Mois par mois
insight-sales = Ventes TTC
insight-same = stable
insight-segments = Balance âgée par segment
insight-segments-about = Qui doit, et depuis quand, par catégorie de clients.
insight-share = Part
insight-top = Premiers débiteurs
insight-top-about = En plein, la part en retard.
insight-total = Total
insight-up = en hausse
insight-week = Semaine du
insight-input-amount-days = Σ montant × jours
insight-input-balances = Soldes débiteurs
insight-input-closing = Encours de clôture
insight-input-credits = Avoirs et règlements non affectés
insight-input-current = Non échu
insight-input-customers = Clients débiteurs
insight-input-days = Jours de la période
insight-input-disputed = En litige
insight-input-expected = Attendu
insight-input-invoices = Factures ouvertes
insight-input-items = Pièces
insight-input-open = Encours ouvert
insight-input-opening = Encours d’ouverture
insight-input-over90 = Échu depuis plus de 90 jours
insight-input-overdue = En retard
insight-input-paid = Montants payés
insight-input-sales = Ventes TTC
insight-input-squares = Σ soldes au carré
insight-input-top-ten = Encours des dix premiers
# $value (String) - as people write it
insight-was = { $value } il y a un mois

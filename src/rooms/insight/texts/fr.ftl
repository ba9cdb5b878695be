# $n (Number) - chooses singular or plural
# $count (String) - as people write it
# $customers (String) - as people write it
# $day (String) - as people write it
# $owing (Number) - chooses singular or plural of the customers
insight-about =
    { $n ->
        [one] { $count } pièce ouverte
       *[other] { $count } pièces ouvertes
    } · { $owing ->
        [one] { $customers } client au solde ouvert
       *[other] { $customers } clients au solde ouvert
    } · au { $day }
insight-age = Ancienneté
insight-ageing = Balance âgée
insight-ageing-about = Encours ouvert selon le retard sur l’échéance. Chaque colonne ouvre ses factures.
# $amount (String) - as people write it, below zero
insight-ageing-credits = Encours ouvert selon le retard sur l’échéance, avoirs à part : { $amount }. Chaque colonne ouvre ses factures.
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
insight-dso-about = 24 fins de mois, trois méthodes, chacune dès que l’historique suffit à sa formule. L’écart avec le meilleur possible est dû aux retards.
insight-expected = Encaissements attendus
insight-expected-about = Par semaine : échéance de chaque facture, plus le retard habituel de son client. Les avoirs ne sont pas déduits.
# $amount (String) - as people write it
insight-expected-about-disputed = Par semaine : échéance plus retard habituel du client. { $amount } en litige n’y figurent pas ; les avoirs ne sont pas déduits.
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
insight-proof-invoices = Les pièces derrière ce chiffre · { $count }
insight-proof-left = Reste à épuiser
insight-proof-origin = Fichier et ligne
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
insight-input-customers = Clients dont le solde est débiteur, avoirs et règlements déduits
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
insight-input-squares = Somme des carrés des soldes (devise au carré)
insight-input-top-ten = Encours des dix premiers

# The «dix erreurs» diagnosis.
insight-diagnosis = Diagnostic
insight-diagnosis-title = Les dix erreurs, mesurées chez vous
# $day (String) - as people write it
# $currency (String) - its code
insight-diagnosis-about = Vos propres données au { $day }, en { $currency }.
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
insight-diagnosis-summary = { $n ->
        [0] Aucun seuil n’est dépassé
        [one] { $count } constat dépasse son seuil
       *[other] { $count } constats dépassent leur seuil
    }
# $amount (String) - as people write it
# $sales (String) - as people write it
# $days (String) - as people write it
insight-diagnosis-one-day = Un jour de DSO pèse { $amount } : { $sales } vendus en { $days } jours, divisés par ces jours.
insight-diagnosis-overlap = Deux effets peuvent compter le même euro : ils ne s’additionnent pas.
insight-diagnosis-no-days = Seules des pièces ouvertes sont connues : les effets en jours attendent les factures payées.
# $number (String) - 1 to 10
# $name (String) - the error
insight-diagnosis-error = Erreur { $number } · { $name }
insight-diagnosis-measured = Mesuré
insight-diagnosis-threshold = Seuil
insight-diagnosis-effect = Immobilisé
insight-diagnosis-days = En jours de DSO
insight-diagnosis-do = Que faire
insight-diagnosis-why = D’où vient ce constat
insight-diagnosis-why-threshold = Pourquoi ce seuil
insight-diagnosis-formula = Formule de l’effet
insight-diagnosis-law = Texte
# $from (String) - as people write it
# $to (String) - as people write it
insight-diagnosis-between = Entre le { $from } et le { $to }.
# $count (String) - as people write it
insight-diagnosis-customers = Clients concernés · { $count }
# $count (String) - as people write it
insight-diagnosis-invoices = Pièces concernées · { $count }
insight-diagnosis-list = Voir dans la liste
insight-diagnosis-sound = Dans les clous
insight-diagnosis-sound-about = Mesuré, et sous le seuil.
insight-diagnosis-unmeasured = Pas encore mesurable
# $measured (String) - as people write it
# $threshold (String) - as people write it
insight-diagnosis-within = { $measured }, pour un seuil de { $threshold }
insight-error-1 = Une politique de crédit floue
insight-error-2 = Une facturation tardive ou fautive
insight-error-3 = Des encaissements mal rapprochés
insight-error-4 = Des relances non organisées
insight-error-5 = Un pilotage sans visibilité
insight-error-6 = Des litiges qui traînent
insight-error-7 = Un DSO suivi de loin en loin
insight-error-8 = Un travail en silo
insight-error-9 = Des moyens de paiement lents
insight-error-10 = Des risques vus trop tard
insight-finding-terms = Échéances au-delà du plafond légal
insight-finding-terms-reason = Le plafond est dans la loi : 60 jours date d’émission, ou 45 jours fin de mois si le contrat le dit. L’amende peut atteindre 2 000 000 € pour une société (art. L441-16).
insight-finding-terms-formula = Σ (montant × jours au-delà du plafond) ÷ jours de la période.
insight-finding-terms-advice = Ramenez ces échéances au plafond dès la prochaine facture, ou faites écrire « 45 jours fin de mois » au contrat.
insight-finding-concentration = Un client pèse trop dans l’encours
insight-finding-concentration-reason = Convention de ce diagnostic : un cinquième, pour que la défaillance d’un seul client en laisse quatre.
insight-finding-concentration-formula = Ce qui, de la dette du premier débiteur, dépasse un cinquième de l’encours débiteur.
insight-finding-concentration-advice = Fixez une limite à ce client, demandez un acompte ou une garantie avant la prochaine livraison.
insight-finding-late-invoicing = Jours entre livraison et facture
insight-finding-late-invoicing-reason = Chaque jour avant la facture est un jour de plus avant le paiement.
insight-finding-late-invoicing-formula = Σ (montant × jours de livraison à facture) ÷ jours de la période.
insight-finding-late-invoicing-advice = Facturez à la livraison, au plus tard le lendemain.
insight-finding-unallocated = De l’argent reçu attend sa facture
insight-finding-unallocated-reason = Aucun : chaque euro non affecté fait relancer quelqu’un qui a payé. Une semaine est laissée à la comptabilité.
insight-finding-unallocated-formula = Les montants reçus depuis plus d’une semaine et qui ne soldent rien : ils comptent encore comme dus.
insight-finding-unallocated-advice = Affectez ces règlements, les plus anciens d’abord ; demandez le détail du virement au client quand rien ne l’indique.
insight-finding-stale-receipts = Les encaissements ne sont plus connus depuis
insight-finding-stale-receipts-reason = Une semaine : au-delà, on relance des clients qui ont déjà payé.
insight-finding-stale-receipts-formula = Reçu en moyenne par jour, sur les 365 jours jusqu’au dernier jour de banque connu × jours depuis.
insight-finding-stale-receipts-advice = Importez les règlements ou le relevé de banque avant de relancer qui que ce soit.
insight-finding-idle-credits = Des avoirs dorment à côté de factures ouvertes
insight-finding-idle-credits-reason = Un mois, le temps d’un relevé de compte.
insight-finding-idle-credits-formula = Pour chaque client, le plus petit de ses avoirs de plus d’un mois et de ce qu’il doit.
insight-finding-idle-credits-advice = Imputez ces avoirs sur les plus anciennes factures du même client : le retard affiché baissera sans un appel.
insight-finding-old-overdue = Des retards de plus de 90 jours
insight-finding-old-overdue-reason = Convention : un vingtième. À 90 jours, la mise en demeure devrait être partie.
insight-finding-old-overdue-formula = Le montant échu depuis plus de 90 jours.
insight-finding-old-overdue-advice = Appelez, puis mettez en demeure ; au-delà, proposez un échéancier ou confiez le dossier.
insight-finding-forecast = Les échéances ne prédisent pas la trésorerie
insight-finding-forecast-reason = Un cinquième : au-delà, une prévision faite des seules échéances trompe.
insight-finding-forecast-formula = Ce qui devait échoir et être payé dans ces 30 jours, et ne l’a pas été.
insight-finding-forecast-advice = Prévoyez avec le retard habituel de chaque client, comme le fait le tableau de bord, et relancez avant l’échéance.
insight-finding-disputes = Des factures en litige
insight-finding-disputes-reason = Un vingtième de l’encours.
insight-finding-disputes-formula = Le montant contesté : personne ne le paie avant la solution (« DSO litige »).
insight-finding-disputes-advice = Nommez un responsable par litige avec une date, et un avoir partiel quand le client a raison.
insight-finding-beyond-terms = Le DSO dépasse les délais accordés
insight-finding-beyond-terms-reason = Dix jours : au-delà, l’écart vient des retards et des litiges, non des contrats.
insight-finding-beyond-terms-formula = (DSO par épuisement − délai accordé moyen) × ventes d’un jour.
insight-finding-beyond-terms-advice = Les clients ci-dessous font l’écart : commencez par le premier.
insight-finding-drift = Le DSO a dérivé entre deux mesures
insight-finding-drift-reason = Dix jours entre deux fins de mois, sur 24.
insight-finding-drift-formula = (DSO aujourd’hui − DSO avant la hausse) × ventes d’un jour : ce qui reste de la hausse.
insight-finding-drift-advice = Regardez cette courbe chaque mois : le tableau de bord la tient à jour d’elle-même.
insight-finding-nobody = Des clients en retard que personne ne suit
insight-finding-nobody-reason = Un dixième du retard.
insight-finding-nobody-formula = Le montant en retard de ces clients.
insight-finding-nobody-advice = Donnez un responsable à chacun de ces clients : commercial, ADV ou comptabilité.
insight-finding-cheques = Des chèques, plus lents
insight-finding-cheques-reason = Un dixième des encaissements.
insight-finding-cheques-formula = Reçu par chèque × (retard moyen des chèques − des autres moyens) ÷ 365.
insight-finding-cheques-advice = Proposez le virement avec vos coordonnées sur la facture, ou le prélèvement, à ces clients.
insight-finding-worsening = Des clients paient plus tard qu’avant
insight-finding-worsening-reason = Plus de dix jours de plus que le semestre précédent, avec trois règlements dans chacun.
insight-finding-worsening-formula = Σ (payé dans le semestre × jours de plus) ÷ 180.
insight-finding-worsening-advice = Appelez-les avant la prochaine livraison : un payeur qui ralentit annonce souvent une difficulté.
insight-missing-deliveries = la date de livraison de chaque facture
insight-missing-payments = un export des règlements, ou un relevé de banque
insight-missing-paid-invoices = un export de toutes les factures des douze derniers mois, payées comprises
insight-missing-means = un export des règlements avec leur moyen de paiement
insight-missing-assignees = un export des clients avec leur responsable
insight-missing-history = un historique plus long
insight-missing-open = des factures ouvertes
insight-input-announced = Échu dans les 30 jours, selon les seules échéances
insight-input-beyond-ceiling = Facturé au-delà du plafond
insight-input-by-cheque = Reçu par chèque
insight-input-came-in = Rentré
insight-input-cheque-late = Retard moyen des chèques
insight-input-closes = Solderait des factures
insight-input-compared = Clients comparés
insight-input-dispute-age = Âge moyen des factures en litige
insight-input-dso = DSO aujourd’hui
insight-input-dso-after = DSO à la fin de la hausse
insight-input-dso-before = DSO avant la hausse
insight-input-fresh = Reçu depuis moins d’une semaine
insight-input-idle-credits = Avoirs de plus d’un mois
insight-input-largest = Premier débiteur
insight-input-nobody = En retard, sans responsable
insight-input-other-late = Retard moyen des autres moyens
insight-input-received = Reçu en 365 jours
insight-input-receipts-of-year = Reçu dans les 365 jours jusqu’au dernier
insight-input-terms = Délai accordé moyen
insight-input-waiting = En attente depuis plus d’une semaine
insight-input-worst-excess = Plus grand dépassement
insight-gross = Montant TTC

# Figures of one customer, one item, one column; three methods side by side.
insight-figure-invoices = Factures ouvertes
insight-formula-invoices = Σ montants ouverts au-dessus de zéro, avoirs à part.
insight-figure-credits = Avoirs et acomptes ouverts
insight-formula-credits = Σ montants ouverts au-dessous de zéro : avoirs, et règlements listés parmi les pièces ouvertes.
insight-figure-disputed = En litige
insight-formula-disputed = Σ montants ouverts des factures en litige.
insight-figure-unallocated = Règlements non affectés
insight-formula-unallocated = Σ de ce qu’il reste des règlements une fois leurs factures soldées. Cet argent est reçu, mais ne solde encore rien.
insight-figure-balance = Solde
insight-formula-balance = Factures ouvertes + avoirs (négatifs) − règlements non affectés.
insight-figure-due-soon = À échoir sous 7 jours
insight-formula-due-soon = Σ montants ouverts dont l’échéance tombe aujourd’hui ou dans les sept jours.
insight-figure-aged = Tranche d’ancienneté
insight-formula-aged = Σ montants ouverts au-dessus de zéro dont l’ancienneté tombe dans la tranche. Les avoirs ont leur colonne.
insight-figure-habit = Retard habituel
insight-formula-habit = Σ (montant payé × jours entre échéance et paiement) ÷ Σ montants payés, sur tous les paiements connus.
insight-figure-days-to-pay = Délai moyen de paiement
insight-formula-days-to-pay = Σ (montant payé × jours entre émission et paiement) ÷ Σ montants payés, sur tous les paiements connus.
insight-figure-share = Part de l’encours total
insight-formula-share = Encours de ce client ÷ encours total × 100.
insight-figure-item = Reste dû sur cette pièce
insight-formula-item = Montant TTC − règlements affectés − ce que la comptabilité dit soldé par ailleurs.
insight-input-due-soon = À échoir sous 7 jours
insight-input-unallocated = Règlements non affectés
insight-input-payments = Règlements
insight-input-open-credits = Avoirs
insight-input-whole = Encours total
insight-input-gross = Montant TTC
insight-input-stated = Soldé selon la comptabilité
insight-methods = Trois méthodes, un même encours
insight-methods-late = + jours dus aux retards : ce qui est échu, au même rythme de ventes
insight-methods-rhythm = + rythme des ventes : l’épuisement prend les ventes de chaque mois, le ratio leur moyenne sur trois mois
insight-methods-about = Chaque ligne ajoute à la précédente ; les différences sont exactes.
insight-proof-even = Au rythme moyen
insight-caution-short-history = L’historique connu est plus court que ce que prend la formule : le chiffre dit aussi l’âge de vos données.
insight-caution-open-items-only = Seules des pièces ouvertes sont connues : il manque aux ventes tout ce qui est déjà payé, et ce délai est trop long.
insight-proof-computed = Notre résultat et le leur
insight-change-month = en un mois
# $n (String) - as people write it
insight-change-points = { $n } pt
insight-concentration = Concentration
insight-concentration-about = Part de l’encours débiteur portée par les plus gros clients.
insight-concentration-all = tous
# $value (String) - as people write it
insight-change-was = contre { $value }
# $count (String) - as people write it
insight-proof-payments = Les règlements derrière ce chiffre · { $count }
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
insight-concentration-first = { $n ->
        [one] premier client
       *[other] { $count } premiers
    }
# $figure (String) - as people write it
# $what (String) - whose
insight-proof-of = { $figure } · { $what }
insight-customers = Clients

# The aged balance of any day.
insight-month-end-earlier = Fin de mois précédente
insight-month-end-later = Fin de mois suivante
insight-per-document = Document
insight-credits = Avoirs
insight-ageing-beside = À côté de la balance, reçu et non affecté :
# $amount (String) - as people write it
insight-flag-disputed = litige { $amount }
# $amount (String) - as people write it
insight-flag-unallocated = non affecté { $amount }
# Proofs of what charts show.
insight-proof-expected-already = Attendu, déjà échu
# $from (String) - day
# $to (String) - day
insight-proof-expected-between = Attendu du { $from } au { $to }
# $from (String) - day
insight-proof-expected-later = Attendu à partir du { $from }
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
insight-proof-largest =
    { $n ->
        [one] Part du premier client
       *[other] Part des { $count } premiers clients
    }
insight-formula-expected-between = Somme des montants ouverts dont l’échéance, plus le retard habituel du client, tombe entre ces jours. Litiges exclus.
insight-formula-largest = Encours de ces clients, les plus gros débiteurs ÷ encours total au-dessus de zéro × 100.
# What cannot be measured: what is missing, what to do.
# $what (String) - what is missing
insight-diagnosis-missing = Il manque { $what }.
insight-diagnosis-not-measured = Non mesurable
insight-missing-do = Importer ce fichier
insight-missing-deliveries-do = Notez le jour de livraison dans vos brouillons, ou la livraison dans Factures › À facturer : le délai se mesure ensuite tout seul. En attendant, prenez vos dix dernières factures et comptez les jours depuis leur livraison.

# $count (String) - how many more
insight-diagnosis-others = Voir les autres · { $count }

# What is counted in a diagnosis.
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
insight-diagnosis-of-customers =
    { $n ->
        [one] { $count } client
       *[other] { $count } clients
    }
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
insight-diagnosis-of-items =
    { $n ->
        [one] { $count } pièce
       *[other] { $count } pièces
    }

ui-actions = Actions
ui-as-of = Au
ui-as-of-file = Soldes arrêtés au
ui-as-of-slider = Remonter à un jour passé
ui-as-of-today = Aujourd’hui
ui-back = Retour
ui-backup = Copie de secours
ui-backup-about = Un seul fichier ZIP, lisible sans Encours : l’historique complet et vos fichiers d’origine. Il est relu et vérifié avant d’être annoncé.
ui-backup-go = Faire une copie
# $when (String) - as people write it
ui-backup-line = copie de secours : { $when }
ui-bounds = Tranches de la balance âgée
ui-bounds-about = Jours de retard qui ferment chaque tranche, du plus petit au plus grand.
ui-bounds-field = Bornes, en jours
ui-bounds-saved = Tranches enregistrées.
ui-bounds-wrong = Donnez des nombres entiers croissants, onze au plus : 30, 60, 90.
ui-bring-back = Rétablir
# $count (String) - as people write it
ui-bytes = { $count } octets
ui-cancel = Annuler
ui-chart = Graphique
ui-close = Fermer
ui-content = Contenu
ui-content-customers = Comptes clients
ui-content-invoices = Factures (liste partielle)
ui-content-open-items = Toutes les pièces ouvertes
ui-content-open-items-about = Liste complète : une pièce qu’une liste précédente disait ouverte et qui manque dans ce fichier sera considérée comme soldée. Ce qui a été saisi ou émis ici n’est pas touché.
ui-content-payments = Règlements reçus
# $n (Number) - chooses singular or plural
ui-count-changed =
    { $n ->
        [one] modifiée
       *[other] modifiées
    }
# $n (Number) - chooses singular or plural
ui-count-closed =
    { $n ->
        [one] soldée
       *[other] soldées
    }
# $n (Number) - chooses singular or plural
ui-count-faulty =
    { $n ->
        [one] écartée (erreur)
       *[other] écartées (erreur)
    }
# $n (Number) - chooses singular or plural
ui-count-known =
    { $n ->
        [one] déjà connue
       *[other] déjà connues
    }
# $n (Number) - chooses singular or plural
ui-count-new =
    { $n ->
        [one] nouvelle
       *[other] nouvelles
    }
# $n (Number) - chooses singular or plural
ui-count-set-aside =
    { $n ->
        [one] mise de côté
       *[other] mises de côté
    }
ui-currency = Devise
ui-data-about = Tout est sur cet appareil. Ce qui suit dit où, et comment ne rien perdre.
ui-date-day-first = jour/mois/année
ui-date-month-first = mois/jour/année
ui-date-order = Dates
ui-date-year-first = année-mois-jour
# $days (String) - as people write it
ui-days = { $days } j
# $days (String) - as people write it
ui-days-ago = il y a { $days } jours
# $days (String) - as people write it
ui-days-short = { $days } j
ui-decimal = Nombres
ui-demo = DÉMO
ui-demo-about = Entreprise fictive « Ateliers Borel SAS » : rien de réel ici.
ui-door-demo = Essayer avec une entreprise fictive
ui-door-demo-about = Ateliers Borel SAS : 64 clients, 620 factures, retards, litiges, acomptes. Effaçable d’un geste.
ui-door-demo-go = Charger la démonstration
ui-door-empty = Commencer de zéro
ui-door-empty-about = Donnez le nom de votre entreprise, ou reprenez une copie de secours.
ui-door-empty-go = Ouvrir les données
ui-door-files = Déposer mes factures ouvertes
ui-door-files-about = L’export de votre logiciel (CSV, Excel) ou des factures Factur-X. Un aperçu avant tout enregistrement.
ui-door-files-go = Choisir des fichiers
# $count (String) - as people write it
ui-doubtful = Colonnes à vérifier : { $count }. Elles sont marquées dans le tableau.
# $file (String) - as people write it
ui-download-refused = Le navigateur a refusé d’enregistrer { $file }. Vos données sont intactes. Vérifiez ses réglages de téléchargement, puis recommencez.
ui-drop-here = Déposez vos fichiers
ui-drop-kinds = Factures, clients, règlements, FEC : CSV, Excel, ODS, PDF Factur-X, XML ou ZIP. Relevés de banque : CAMT.053, MT940, CFONB 120, OFX, QIF ou CSV. Plusieurs à la fois.
ui-drop-more = Ajouter d’autres fichiers
ui-drop-or-choose = Déposez des fichiers ici, ou choisissez-les
ui-encoding = Encodage
ui-engine-stopped = Le moteur s’est arrêté. Rien de ce que l’écran a confirmé n’est perdu : tout est sur le disque. Redémarrez pour continuer.
ui-entries = Historique
ui-entries-about = Tout ce qui s’est passé, dans l’ordre, enchaîné par empreintes : rien ne s’efface, tout se reprend.
ui-author-nameless = moi
ui-entry-author = Par
ui-entry-rows = Lignes
ui-entry-what = Ce qui s’est passé
ui-entry-when = Quand
ui-event-allocation = Lettrage
ui-event-buckets = Tranches de la balance
ui-event-customers = Comptes clients
ui-event-exported = Fichier exporté
ui-event-imported = Fichier importé
ui-event-invoices = Factures
ui-event-issuer = Identité de l’entreprise
ui-event-open-stated = Soldes arrêtés
ui-event-payments = Règlements
ui-event-profile = Profil d’import
ui-event-withdrawn = Acte annulé ou rétabli
ui-export-ageing = Balance âgée
ui-export-customers = Clients
ui-export-invoices = Factures
ui-export-payments = Règlements et lettrage
# $file (String) - as people write it
ui-exported = { $file } est dans vos téléchargements.
ui-exports = Exporter
ui-exports-about = CSV pour tout logiciel français, XLSX pour Excel. Les listes exportent aussi ce qu’elles affichent.
ui-fact-bytes = Place occupée
ui-fact-device = Appareil
ui-fact-entries = Écritures d’historique
ui-fact-hash = Empreinte
ui-fact-persistent = Stockage durable
ui-fact-store = Rangement
ui-fault-column = Colonne
ui-fault-effect = Effet
ui-fault-file = Fichier
ui-fault-left-out = écartée
ui-fault-line = Ligne
ui-fault-value = Valeur lue
ui-fault-aside = mise de côté
ui-fault-warning = gardée
ui-fault-what = Ce qui ne va pas
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
ui-faults =
    { $n ->
        [one] { $count } remarque sur vos fichiers
       *[other] { $count } remarques sur vos fichiers
    }
ui-faults-about = Les bonnes lignes entrent ; celles qui portent une erreur restent dehors, et rien n’est deviné.
ui-faults-first = Les 200 premières remarques sont affichées.
ui-file-already = déjà importé : n’ajoutera rien
ui-file-missing = Une réponse manque pour importer ce fichier
# $profile (String) - as people write it
ui-file-profile = profil { $profile }
ui-header-line = Ligne des titres
ui-import = Importer
ui-import-about = Un aperçu d’abord : rien n’est enregistré avant votre accord. Un import entre en entier ou pas du tout.
ui-import-another = Importer d’autres fichiers
ui-import-as-of = Arrêté au
ui-import-done = C’est enregistré sur le disque
ui-import-done-nothing = Rien de nouveau : vos données n’ont pas changé
ui-import-done-toast = Import enregistré.
ui-import-go = Importer
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
# $open (String) - as people write it
ui-import-headline =
    { $n ->
        [one] { $count } ligne
       *[other] { $count } lignes
    }, { $open }
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
# $open (String) - as people write it
# $late (String) - as people write it
ui-import-headline-late =
    { $n ->
        [one] { $count } pièce
       *[other] { $count } pièces
    }, { $open }, dont { $late } en retard
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
ui-import-headline-rows =
    { $n ->
        [one] { $count } ligne lue
       *[other] { $count } lignes lues
    }
ui-import-not-ready = Répondez d’abord à ce qui manque ci-dessous.
ui-import-nothing-new = Rien de nouveau : vos données ne changeront pas.
ui-import-restored = Import rétabli.
ui-import-see-insight = Voir les chiffres
ui-import-see-today = Voir la journée
ui-import-undo = Retirer cet import
ui-import-when = Importé le
ui-import-withdrawn = Import retiré : ses lignes ne comptent plus.
ui-imports = Fichiers importés
ui-imports-about = Retirer un import enlève ses lignes des chiffres ; le fichier reste, et se rétablit.
ui-imports-none = Aucun fichier pour l’instant.
ui-issuer = Ma société
ui-issuer-address = Adresse
ui-issuer-contested = Deux appareils ne donnent pas la même identité à votre entreprise : enregistrez la bonne.
ui-issuer-name = Raison sociale
ui-issuer-question = Qui êtes-vous ?
ui-issuer-question-about = Nom et SIREN tels que sur vos factures : une facture que vous avez reçue sera reconnue et mise de côté.
ui-issuer-registration = SIREN ou SIRET
ui-issuer-saved = Identité enregistrée.
ui-issuer-skip = Plus tard
ui-issuer-vat-number = N° de TVA
ui-key-enter = Ouvrir la ligne
ui-key-enter-name = Entrée
ui-key-escape = Revenir, fermer
ui-key-escape-name = Échap
ui-key-help = Liste des touches
ui-key-next = Ligne suivante
ui-key-previous = Ligne précédente
ui-key-search = Chercher dans la liste
ui-keys = Raccourcis du clavier
ui-keys-about = Des lettres et des flèches seulement, pour tout clavier. Sans effet pendant la saisie. Pour changer une touche, choisissez-la.
# $count (String) - as people write it
ui-kilobytes = { $count } Ko
# $line (String) - as people write it
ui-line = ligne { $line }
ui-locked = Ouvert dans un autre onglet
ui-locked-about = Un seul onglet écrit à la fois, pour que rien ne se contredise. Vous pouvez reprendre la main ici : l’autre onglet se figera, sans rien perdre.
# $count (String) - as people write it
ui-megabytes = { $count } Mo
ui-menu = Menu principal
ui-missing-account = Quelle colonne porte le compte ou le nom du client ?
ui-missing-amount = Quelle colonne porte le montant (ou débit et crédit) ?
ui-missing-content = Que contient ce fichier ?
ui-missing-date = Quelle colonne porte la date ?
ui-missing-due = Quelle colonne porte l’échéance ?
ui-missing-number = Quelle colonne porte le numéro de facture ?
# $total (String) - as people write it
ui-more = En afficher plus (sur { $total })
ui-nav-customers = Clients
ui-nav-data = Données
ui-nav-insight = Pilotage
ui-nav-invoices = Factures
ui-nav-today = Aujourd’hui
ui-never = jamais
ui-nothing-found = Rien ne correspond
ui-nothing-found-about = Essayez un mot de moins, ou videz la recherche.
ui-nothing-leaves = Rien ne quitte votre ordinateur
ui-nothing-leaves-proof = La preuve
ui-opening = Ouverture…
ui-passphrase-about = Avec une phrase, la copie est chiffrée (format age). Sans elle, personne ne pourra la relire : notez-la.
ui-passphrase-if-any = Phrase secrète, s’il y en a une
ui-passphrase-optional = Phrase secrète (facultative)
ui-persist-ask = Demander un stockage durable
ui-persist-granted = Stockage durable : le navigateur garde vos données.
ui-persist-refused = Le navigateur ne garantit pas ce stockage : faites des copies de secours.
ui-persistent-no = non : le navigateur peut effacer s’il manque de place
ui-persistent-unknown = pas encore demandé
ui-persistent-yes = oui : le navigateur n’effacera pas de lui-même
ui-privacy-about = Encours n’a pas de serveur. Voici ce qui l’empêche d’envoyer quoi que ce soit, et comment le vérifier.
ui-privacy-check-1 = Coupez le réseau (mode avion) : tout continue de marcher.
ui-privacy-check-2 = Ouvrez les outils du navigateur (F12), onglet Réseau, et travaillez : aucune requête ne part.
ui-privacy-check-3 = Lisez la règle ci-dessus dans le code de la page : c’est le navigateur qui l’applique, pas nous.
ui-privacy-checks = Vérifiez vous-même
ui-privacy-policy = La règle, telle que le navigateur l’applique
ui-privacy-policy-about = Tout est interdit par défaut ; seuls les fichiers de cette page, venus du même endroit qu’elle, sont permis.
ui-privacy-rule-1 = La page ne peut appeler aucun autre site : ni image, ni police, ni mesure d’audience.
ui-privacy-rule-2 = Vos fichiers sont lus dans le navigateur, par un moteur qui tourne sur votre machine.
ui-privacy-rule-3 = Ce qui est enregistré l’est dans le rangement du navigateur, sur ce disque.
ui-privacy-rule-4 = Un fichier ne sort que si vous l’exportez vous-même.
ui-privacy-rules = Ce qui est garanti
ui-problem-failure = La machine n’a pas pu
ui-problem-fault = Un fichier pose problème
ui-problem-refusal = Ce n’est pas possible maintenant
ui-problem-safe = Ce qui était enregistré l’est toujours ; rien n’a été fait à moitié.
ui-profile-about = Un fichier aux mêmes titres de colonnes sera lu de la même façon.
ui-profile-forget = Oublier
# $name (String) - as people write it
ui-profile-forgotten = Profil « { $name } » oublié.
ui-profile-keep = Garder ces réglages pour la prochaine fois
# $name (String) - as people write it
ui-profile-kept = Profil « { $name } » gardé.
ui-profile-name = Nom du profil
ui-profile-save = Garder
ui-profiles = Profils gardés
ui-recovery-broken = L’historique est abîmé : lecture seule
ui-recovery-broken-about = Une partie des écritures ne se vérifie pas. Rien ne sera écrit par-dessus. Exportez ce qui reste, puis restaurez votre dernière copie de secours.
ui-recovery-export = Exporter ce qui reste
ui-recovery-future = Écrit par une version plus récente : lecture seule
ui-recovery-future-about = Rechargez la page pour mettre l’application à jour. Vos données sont intactes.
ui-recovery-lost = Le navigateur a perdu des écritures : lecture seule
ui-recovery-lost-about = Il y en avait davantage ici la dernière fois. Restaurez votre dernière copie de secours ; à défaut, exportez ce qui reste.
ui-recovery-restore = Restaurer une copie
ui-restart = Redémarrer
ui-restore = Restaurer
ui-restore-about = La copie est vérifiée de bout en bout avant d’être ajoutée. Ce qui est déjà là reste : rien n’est remplacé.
ui-restore-file = Fichier de la copie
ui-restore-go = Vérifier et restaurer
ui-restore-intact = Reprendre ce qui est prouvé
# $added (String) - as people write it
ui-restored = Écritures ajoutées sur cet appareil : { $added }.
ui-role-account = Compte client
ui-role-assignee = Suivi par
ui-role-city = Ville
ui-role-country = Pays
ui-role-credit = Crédit
ui-role-currency = Devise
ui-role-debit = Débit
ui-role-disputed = En litige
ui-role-doubtful = à vérifier
ui-role-due = Échéance
ui-role-gross = Montant TTC
ui-role-issued = Date de facture
ui-role-kind = Type de pièce
ui-role-label = Libellé
ui-role-lettering = Lettrage ou état
ui-role-means = Moyen de paiement
ui-role-name = Nom du client
ui-role-net = Montant HT
ui-role-none = — laisser de côté —
ui-role-number = N° de facture
# $column (String) - as people write it
ui-role-of = Rôle de la colonne { $column }
ui-role-open = Reste dû
ui-role-paid = Déjà payé
ui-role-paid-on = Date de paiement
ui-role-payment-reference = Référence du paiement
ui-role-post-code = Code postal
ui-role-reference = Référence du client
ui-role-registration = SIREN / SIRET
ui-role-segment = Segment
ui-role-sense = Sens (D/C)
ui-role-terms = Conditions
ui-role-vat = TVA
ui-role-vat-number = N° de TVA
ui-save = Enregistrer
ui-save-bad-about = Vos données tiennent à ce seul rangement, et il peut disparaître. Faites une copie de secours maintenant.
ui-save-good-about = Ce que l’écran confirme est sur le disque. Une copie de secours protège aussi de la panne de cet appareil.
ui-save-here = Enregistré sur cet appareil
ui-save-memory = Non enregistré : tout s’effacera à la fermeture
ui-save-not-persistent = Enregistré, stockage non garanti
ui-save-read-only = Lecture seule
ui-save-watch-about = Des écritures ne sont encore dans aucune copie. Une copie de secours prend quelques secondes.
ui-search-help = Comment chercher
ui-search-language = Des mots, et ces formes, à combiner :
# $word (String) - as people write it
ui-search-misunderstood = « { $word } » n’a pas été compris.
ui-separator = Séparateur
ui-separator-comma = virgule ,
ui-separator-semicolon = point-virgule ;
ui-separator-tab = tabulation
ui-sheet = Feuille
ui-sign = Signe des montants
ui-sign-inverted = inversé (crédit positif)
ui-sign-plain = positif : dû par le client
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
ui-since-backup =
    { $n ->
        [one] { $count } écriture depuis
       *[other] { $count } écritures depuis
    }
ui-skip = Aller au contenu
ui-source = Fichier
ui-stage-backup = Copie de secours en cours…
ui-stage-demo = Préparation de l’entreprise fictive…
ui-stage-exporting = Préparation du fichier…
ui-stage-opening = Ouverture…
ui-stage-reading = Lecture des fichiers…
ui-stage-recording = Enregistrement…
ui-stage-restore = Restauration…
ui-stage-saving = Écriture sur le disque…
ui-stage-verifying = Vérification…
ui-stage-working = En cours…
ui-stopped = Le moteur s’est arrêté
ui-store-indexeddb = base du navigateur (IndexedDB)
ui-store-memory = mémoire seulement
ui-table = Tableau
ui-taken-over = Repris dans un autre onglet
ui-taken-over-about = Cet onglet est figé. Tout ce qu’il a confirmé est enregistré. Vous pouvez reprendre la main ici.
ui-theme-dark = Thème sombre
ui-theme-light = Thème clair
ui-theme-system = Thème du système
ui-today = aujourd’hui
ui-try-again = Réessayer
ui-understood = Compris
ui-undo = Annuler
ui-undone = C’est annulé.
# $why (String) - as people write it
ui-unreadable-answer = La page et le moteur ne se comprennent pas ({ $why }). Vos données sont intactes. Rechargez la page.
# $file (String) - as people write it
ui-unreadable-file = Le fichier { $file } n’a pas pu être lu : il a peut-être été déplacé ou ouvert ailleurs. Rien n’a changé. Déposez-le de nouveau.
ui-use-here = Utiliser ici
ui-welcome = Qui vous doit quoi, depuis quand.
ui-welcome-about = Déposez l’export de votre logiciel de comptabilité : chaque euro dû, chaque retard, chaque délai, avec sa preuve. Sans compte, sans serveur.
ui-wipe = Tout effacer
ui-wipe-about = Efface l’historique, les fichiers et les réglages de cet appareil. Seule une copie de secours permet d’y revenir.
ui-wipe-first = Faites d’abord une copie de secours : elle seule permettra de revenir.
ui-wipe-go = Effacer définitivement
ui-wipe-open = Tout effacer…
ui-wipe-sure = Tout ce qui est sur cet appareil sera effacé.
# $word (String) - as people write it
ui-wipe-type = Pour confirmer, tapez { $word }
ui-wipe-word = EFFACER
ui-withdraw = Retirer
ui-withdrawn = retiré
ui-yesterday = hier

# A new version of the application, and pages that others embed.
ui-new-version = Nouvelle version prête
ui-new-version-about = Elle sera là au prochain chargement. Rien de ce qui est enregistré ne change.
ui-new-version-later = Plus tard
ui-new-version-reload = Recharger
# Fields and parts.
ui-calendar = Calendrier
ui-calendar-days = lun mar mer jeu ven sam dim
ui-calendar-months = janvier février mars avril mai juin juillet août septembre octobre novembre décembre
ui-calendar-next = Mois suivant
ui-calendar-previous = Mois précédent
# $day (String) - as people write it
ui-date-after = Pas après le { $day }.
# $day (String) - as people write it
ui-date-before = Pas avant le { $day }.
ui-date-form = jj/mm/aaaa
ui-date-wrong = Date attendue, par exemple 21/11/2026, 21/11, +7 ou auj.
ui-money-wrong = Montant attendu, par exemple 1 234,56.
ui-density-comfortable = Affichage aéré
ui-density-dense = Affichage dense
ui-more-entries = Plus
ui-date-help = Tapez 12/3, +7 ou auj.
ui-gallery = Composants
ui-gallery-about = Chaque partie de l’interface, dans tous ses états.
# $day (String) - as people write it
ui-print-as-of = Au { $day }

# Lists: views, columns, selection, copies, print.
# $name (String) - a column's heading
ui-column-down = Descendre « { $name } »
# $name (String) - a column's heading
ui-column-up = Monter « { $name } »
ui-columns = Colonnes
ui-columns-about = Cochez, glissez, ou Alt + ↑ ↓ pour ranger.
ui-columns-reset = Remettre comme au début
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
ui-copied =
    { $n ->
        [one] { $count } ligne copiée : collez-la dans votre tableur.
       *[other] { $count } lignes copiées : collez-les dans votre tableur.
    }
# $count (String) - as people write it
# $total (String) - as people write it
ui-copied-part = Les { $count } premières lignes sur { $total } sont copiées. Pour tout avoir, exportez.
ui-copy = Copier
ui-copy-about = Copier vers un tableur (Ctrl ou ⌘ C)
ui-copied-text = Texte copié
ui-copy-refused = Le navigateur a refusé l’accès au presse-papiers. Exportez plutôt un fichier.
ui-export = Exporter
# $format (String) - CSV or XLSX
ui-export-shown = { $format }, colonnes affichées
ui-list-acts-ticked = De la sélection :
# $count (String) - as people write it
ui-list-all = Tout sélectionner · { $count }
ui-list-clear = Désélectionner
# $name (String) - a number or a name
ui-list-pick = Sélectionner { $name }
ui-list-pick-all = Tout sélectionner
ui-list-selection = Sélection
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
# $open (String) - as people write it
ui-list-ticked =
    { $n ->
        [one] { $count } ligne sélectionnée · { $open }
       *[other] { $count } lignes sélectionnées · { $open }
    }
ui-print = Imprimer
# $day (String) - as people write it
ui-print-day = Imprimé le { $day }
# $count (String) - as people write it
# $total (String) - as people write it
ui-print-part = Les { $count } premières lignes sur { $total }. Précisez la recherche, ou exportez, pour avoir les autres.
# $search (String) - as it was typed
ui-print-search = Recherche : { $search }
ui-view-about = La vue garde la recherche, l’ordre et les colonnes. Elle est dans vos données, donc dans vos copies de secours.
ui-view-all = Tout
ui-view-disputed = En litige
ui-view-disputed-search = litige
ui-view-keep = Enregistrer
ui-view-large = Plus de 5 000
ui-view-late = En retard
ui-view-late-search = retard
ui-view-menu = Gérer les vues
ui-view-name = Nom de la vue
ui-view-old = Plus de 90 jours
ui-view-old-search = retard > 90
ui-view-remove = Supprimer cette vue
# $name (String) - a view's name
ui-view-removed = Vue « { $name } » supprimée.
ui-view-rename = Renommer cette vue
ui-view-save = Enregistrer comme vue…
ui-view-save-again = Enregistrer les changements
# $name (String) - a view's name
ui-view-saved = Vue « { $name } » enregistrée.
ui-views = Vues
ui-event-view = Vue enregistrée

# --- Actions, clavier, palette ---
ui-acts-go = Aller
ui-acts-do = Faire
ui-acts-export = Exporter et imprimer
ui-acts-move = Dans une page
ui-acts-look = Affichage
ui-acts-last = Dernières actions
ui-acts-last-about = Rien n’est effacé : annuler ajoute une écriture, et s’annule aussi.
ui-acts-undone = annulé
ui-act-today-words = accueil jour journée liste travail faire
ui-act-customers-words = comptes débiteurs auxiliaires
ui-act-invoices-words = créances pièces avoirs échéances retard
ui-act-insight-words = tableau de bord indicateurs chiffres dashboard encours échu kpi
ui-act-ageing = Balance âgée
ui-act-ageing-words = ancienneté retards tranches échéancier ageing
ui-act-dso = Délai moyen de paiement (DSO)
ui-act-dso-words = dso délai règlement jours
ui-act-data-words = réglages paramètres sauvegarde copie restaurer exporter importer
ui-act-entries-words = journal écritures annuler traces actions
ui-act-privacy-words = confidentialité vie privée données serveur sécurité
ui-act-import = Importer un fichier
ui-act-import-words = relevé bancaire factures csv excel xlsx factur-x pdf zip déposer nouveau balance ajouter
ui-act-payment-words = encaissement paiement versement virement chèque payer encaisser saisir ajouter
ui-act-undo = Annuler la dernière action
ui-act-undo-words = défaire revenir reprendre retour
ui-act-redo = Rétablir ce qui vient d’être annulé
ui-act-redo-words = refaire
ui-act-backup = Faire une copie de secours
ui-act-backup-words = sauvegarder sauvegarde backup archive exporter
ui-act-restore = Restaurer une copie de secours
ui-act-restore-words = sauvegarde backup reprendre
ui-act-export-words = télécharger fichier tableur excel
ui-act-ageing-csv = Exporter la balance âgée (CSV)
ui-act-ageing-xlsx = Exporter la balance âgée (XLSX)
ui-act-invoices-csv = Exporter les factures ouvertes (CSV)
ui-act-invoices-xlsx = Exporter les factures ouvertes (XLSX)
ui-act-customers-csv = Exporter les clients (CSV)
ui-act-customers-xlsx = Exporter les clients (XLSX)
ui-act-payments-csv = Exporter les règlements (CSV)
ui-act-payments-xlsx = Exporter les règlements (XLSX)
ui-act-print = Imprimer cette page
ui-act-print-words = papier pdf impression
ui-act-theme = Changer de thème (clair, sombre, système)
ui-act-theme-words = couleurs nuit jour apparence
ui-act-density = Changer de densité (serrée, aérée)
ui-act-density-words = compacte dense confortable taille lignes
ui-act-language = Passer en anglais (English)
ui-act-language-words = langue language
ui-act-help-words = aide clavier touches raccourcis
ui-key-select = Cocher ou décocher la ligne
ui-find = Trouver ou faire
ui-find-open = Trouver…
ui-find-hint = Client, facture, montant, page, action…
ui-find-recent = Dernières commandes
ui-find-acts = Faire et aller
ui-find-lists = Chercher dans les listes
# $text (String) - what was typed
ui-find-in-invoices = Chercher « { $text } » dans les factures
# $text (String) - what was typed
ui-find-in-customers = Chercher « { $text } » dans les clients
# $day (String) - as people write it
ui-find-as-of = au { $day }
# $amount (String) - as people write it
ui-find-overdue = { $amount } échus
# $text (String) - what was typed
ui-find-nothing = Rien ne correspond à « { $text } ». Essayez un début de nom, un numéro, un montant comme 1284,31, ou « DSO au 30/09 ».
# $day (String) - what was typed
ui-find-no-day = « { $day } » n’est pas une date. Écrivez par exemple 30/09/2026, « hier » ou « fin octobre ».
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
ui-find-count =
    { $n ->
        [one] { $count } résultat
       *[other] { $count } résultats
    }
ui-find-results = Résultats
ui-find-choose = choisir
ui-find-go = ouvrir
ui-find-examples = « martin » · « 1284,31 » · « DSO au 30/09 »
ui-keys-search = Chercher une action ou une touche
ui-keys-none = Aucune action ne correspond.
ui-keys-no-key = aucune
ui-keys-then = puis
# $name (String) - the act
# $keys (String) - its keys
ui-keys-change = Changer la touche de « { $name } » ({ $keys })
ui-keys-press = Appuyez sur la nouvelle touche. Échap : ne rien changer. Suppr : aucune touche.
# $keys (String) - pressed so far
ui-keys-press-next = { $keys } puis… ?
ui-keys-no-letter = Choisissez une lettre ou un chiffre, ou G suivi d’une lettre.
# $keys (String) - what was pressed
# $whose (String) - the act that has it
ui-keys-taken = { $keys } sert déjà à « { $whose } ».
ui-keys-take = Prendre cette touche
ui-keys-reset = Rétablir toutes les touches
ui-redo = Rétablir
ui-redone = C’est rétabli.
# $what (String) - the act
ui-undo-import = Dernier acte : { $what }. Faut-il vraiment l’annuler ?
ui-undo-nothing = Il n’y a rien à annuler.
ui-redo-nothing = Il n’y a rien à rétablir.
# $what (String) - the act
ui-undone-what = Annulé : { $what }.
# $what (String) - the act
ui-redone-what = Rétabli : { $what }.
ui-deed-demo = entreprise de démonstration
# $file (String) - its name
ui-deed-import = import de { $file }
# $file (String) - the first one's name
# $others (String) - how many more
ui-deed-imports = import de { $file } et de { $others } autres
# $amount (String) - as people write it
# $customer (String) - name
ui-deed-payment = règlement de { $amount }, { $customer }
# $amount (String) - as people write it
# $customer (String) - name
# $invoice (String) - number
ui-deed-payment-of = règlement de { $amount }, { $customer }, facture { $invoice }
# $amount (String) - as people write it
# $customer (String) - name
ui-deed-allocation = lettrage du règlement de { $amount }, { $customer }
# $name (String) - our own
ui-deed-issuer = coordonnées de { $name }
# $bounds (String) - days
ui-deed-buckets = tranches d’ancienneté { $bounds } jours
# $number (String) - of the invoice
# $customer (String) - name
ui-deed-issue = facture { $number } émise pour { $customer }
# $name (String) - of the profile
ui-deed-profile = profil « { $name } »
# $name (String) - of the profile
ui-deed-profile-forgotten = profil « { $name } » oublié
# $name (String) - of the view
ui-deed-view = vue « { $name } »
# $name (String) - of the view
ui-deed-view-removed = vue « { $name } » retirée
# $file (String) - its name
ui-deed-export = export de { $file }
# $n (Number) - chooses singular or plural
# $customer (String) - its name
# $count (String) - as people write it
ui-deed-and-others =
    { $n ->
        [one] { $customer } et { $count } autre
       *[other] { $customer } et { $count } autres
    }
# $kind (String) - what was done
# $what (String) - whose, which invoices, how much
ui-deed-about = { $kind } : { $what }
# $what (String) - the act
ui-deed-undone = annulation : { $what }
# $what (String) - the act
ui-deed-redone = rétablissement : { $what }
ui-payment = Enregistrer un règlement
ui-payment-invoice = Facture payée
ui-payment-amount = Montant reçu
ui-payment-day = Date du règlement
ui-payment-reference = Référence (facultative)
ui-payment-go = Enregistrer le règlement
# $amount (String) - as people write it
# $invoice (String) - number
ui-payment-done = Règlement de { $amount } enregistré sur { $invoice }.
# First visit: what is asked about a file, who we are, copies.
# $cell (String) - as it stands in the file
ui-ask-dates = Dans « { $cell } », le jour ou le mois vient-il en premier ?
ui-ask-dates-about = Rien dans le fichier ne le dit. Un mauvais choix change les retards.
# $cell (String) - as it stands in the file
ui-ask-decimals = Dans « { $cell } », que veut dire la marque ?
ui-ask-decimals-about = Virgule des centimes, ou séparation des milliers : le fichier ne le dit pas.
ui-ask-sign = Le total est négatif : les montants sont-ils à l’envers ?
ui-ask-sign-about = Ce fichier dirait que vous devez de l’argent à vos clients. Certains logiciels écrivent les factures en négatif.
ui-ask-sign-plain = une facture est positive, un avoir négatif
ui-ask-sign-inverted = une facture est écrite en négatif
# $role (String) - what a column may be
ui-ask-column = Quelle colonne est : { $role } ?
ui-ask-column-about = Voici les colonnes qui pourraient convenir, avec leurs premières valeurs.
# $cell (String) - as it stands in the file
# $reading (String) - as it would be read
ui-ask-would-be = « { $cell } » serait { $reading }
# $totals (String) - the headline of the file
ui-ask-now = Lu ainsi : { $totals }. Est-ce le total que vous connaissez ?
ui-backup-soon = Vos données sont sur ce seul appareil. Une copie sur une clé ou un autre disque prend quelques secondes ; elle se refait depuis « Données ».
ui-example = Exemple (entreprise fictive)
ui-example-file =
    Client | Facture | Échéance | Reste dû
    Bâti Ouest | FA-0412 | 18/10/2026 | 48 200,00
    Scierie Cambroual | FA-0398 | 02/12/2026 | 1 951,40
ui-example-result = donne : 2 pièces, 50 151,40 €, dont 96 % en retard. Commencez par Bâti Ouest.
ui-issuer-iban-help = Pour le QR de paiement de vos relevés.
ui-issuer-iban-wrong = La clé de cet IBAN n’est pas juste : comparez avec votre relevé d’identité bancaire.
ui-issuer-siren-help = 9 ou 14 chiffres.
ui-issuer-siren-wrong = Ce n’est pas un SIREN : sa clé n’est pas juste. Comparez avec vos factures.
ui-issuer-vat-wrong = Ce n’est pas un numéro de TVA : FR44 732829320.

# The guided tour.
ui-tour = Visite guidée
# $at (String) - as people write it
# $of (String) - as people write it
ui-tour-at = Étape { $at } sur { $of }
ui-tour-before = Précédent
ui-tour-finish = Terminer la visite
ui-tour-later = Plus tard
ui-tour-next = Étape suivante
ui-tour-no = Non merci
ui-tour-offer = Six étapes, deux minutes : faire le tour de l’application ?
# $at (String) - as people write it
# $of (String) - as people write it
ui-tour-resume = Reprendre la visite ({ $at }/{ $of })
ui-tour-start = Visite guidée
ui-tour-today = Votre journée : le client à voir en premier est en haut, avec la raison. « Voir ce client » ouvre tout ce qu’il faut savoir avant d’appeler.
ui-tour-customers = Tous vos clients, ce qu’ils doivent et depuis quand. Cherchez un nom, ou « > 5000 », ou « retard > 30 ». Ouvrez une ligne : solde, pièces, histoire.
ui-tour-invoices = Toutes vos pièces. La même recherche sert ici. Chaque facture dit d’où elle vient : fichier et ligne.
ui-tour-insight = Six chiffres. Appuyez sur l’un d’eux : sa formule, ses entrées et les factures qui le font. Rien n’est à croire sur parole.
ui-tour-ageing = La balance âgée, à ce jour ou à n’importe quel jour passé : tirez le curseur. Elle s’exporte en CSV et en Excel.
ui-tour-data = Tout est sur cet appareil. Faites ici vos copies de secours, vos imports, vos exports ; chaque import se retire d’un geste.

# Help beside the page: one paragraph a line; in the glossary « word = meaning ».
ui-guide = Aide
ui-guide-search = Chercher dans l’aide
ui-guide-nothing = L’aide ne dit rien de ce mot. Essayez-en un autre.
ui-guide-glossary = Les mots du métier
ui-guide-today =
    Vos clients en retard, le plus urgent d’abord. L’ordre tient compte du montant, de l’ancienneté et des habitudes du client : payer plus tard que d’habitude compte.
    Entrée fait ce qui est prêt et passe au suivant ; E écrit, T appelle, P note une promesse, L un litige, S reporte à une date. Rien ne se perd : un client reporté revient ce jour-là, un règlement importé le fait sortir de la liste.
ui-guide-customers =
    Chaque ligne est un compte client : ce qu’il doit, ce qui est en retard, depuis combien de jours.
    La recherche comprend un nom, un compte, « > 5000 », « retard > 30 », « litige ». Un clic sur un titre de colonne change l’ordre.
    La fiche d’un client montre sa position, ses pièces ouvertes et soldées, ses règlements, et son histoire.
ui-guide-invoices =
    Toutes les factures et tous les avoirs. Sans rien cocher, seules les pièces ouvertes sont montrées.
    La fiche d’une facture dit ses montants, ses règlements, et la ligne du fichier dont elle vient.
ui-guide-insight =
    Six chiffres, chacun avec sa preuve : appuyez dessus pour voir la formule, les entrées et les factures.
    Changez le jour en haut de la page : tout est recalculé tel que c’était ce jour-là.
    Derrière chaque graphique il y a un tableau.
ui-guide-ageing =
    Ce que chaque client doit, rangé par jours de retard. Le total de chaque ligne est la somme de ses colonnes.
    Par échéance : les jours comptent depuis la date d’échéance. Par émission : depuis la date de facture.
    Les bornes des colonnes se changent dans « Données ».
ui-guide-import =
    Déposez l’export de votre logiciel ou des factures électroniques, sur n’importe quelle page.
    Rien n’est enregistré avant votre accord. S’il y a un doute (date, montant, signe), la question est posée et le total change aussitôt : comparez-le à celui que vous connaissez.
    Un import entre en entier ou pas du tout, et se retire dans « Données ». Le même fichier deux fois n’ajoute rien.
ui-guide-data =
    Où sont vos données, et comment ne pas les perdre : faites une copie de secours après chaque import important, et gardez-la ailleurs.
    Vert : tout va bien. Orange : des écritures ne sont dans aucune copie depuis trois jours. Rouge : le navigateur ne promet pas de garder vos données.
    L’historique montre tout ce qui s’est passé ; rien ne s’y efface.
ui-guide-privacy =
    Cette page n’a pas de serveur : vos fichiers sont lus ici, sur votre machine.
    La liste des demandes au réseau est celle que le navigateur lui-même a notée.
ui-guide-diagnosis =
    Dix erreurs courantes, mesurées sur vos données : ce que chacune coûte, en euros et en jours, et quoi faire.
    Ce qui ne peut pas encore être mesuré le dit, et dit quel fichier manque.
ui-guide-words =
    Avoir = document qui diminue ce qu’un client doit : l’inverse d’une facture.
    Balance âgée = ce que chaque client doit, rangé par jours de retard.
    BFR = besoin en fonds de roulement : l’argent immobilisé entre ce que vous payez et ce que vous encaissez.
    CEI = part de ce qui pouvait être encaissé qui l’a été ; 100 % est parfait.
    Créance = ce qu’un client doit : une échéance d’une facture.
    DSO = délai moyen de paiement, en jours : combien de jours de ventes sont encore à encaisser.
    DSO par épuisement = le DSO calculé en remontant les ventes mois par mois ; il suit les saisons mieux que le calcul simple.
    Échéance = le jour où une facture doit être payée.
    Échu = dont l’échéance est passée.
    Encours = tout ce que vos clients doivent à un jour donné.
    FEC = fichier des écritures comptables, au format demandé par l’administration fiscale.
    Factur-X = facture PDF qui contient aussi ses données, lisibles par un logiciel.
    IBAN = numéro international d’un compte bancaire, avec une clé de contrôle.
    Indemnité forfaitaire = 40 € dus par facture payée en retard entre professionnels (C. com., art. D441-5).
    Lettrage = rapprocher un règlement des factures qu’il paie.
    LME = loi qui plafonne les délais entre professionnels : 60 jours, ou 45 jours fin de mois.
    Litige = facture contestée par le client : elle ne se relance pas tant qu’il dure.
    Mise en demeure = dernière lettre avant les poursuites.
    Pénalités de retard = intérêts dus par jour de retard, au taux de vos conditions ou de la loi.
    Pièce = facture, avoir ou acompte.
    Règlement non affecté = paiement reçu dont on ne sait pas encore quelles factures il paie.
    Relance = rappel adressé à un client en retard.
    SIREN = numéro d’une entreprise française, 9 chiffres avec une clé de contrôle.

# What the network carried.
ui-traffic = Octets envoyés : 0
# $origin (String) - where the page came from
ui-traffic-about = Tout ce que cette page a demandé depuis son ouverture, tel que le navigateur l’a noté : des fichiers de l’application, demandés à { $origin } sans rien y joindre. Comparez avec l’onglet Réseau de ses outils (F12).
ui-traffic-again = Compter de nouveau
ui-traffic-asked = Fichiers demandés
ui-traffic-came = Reçu
ui-traffic-elsewhere = Demandes à d’autres sites
ui-traffic-list = Les voir tous
ui-traffic-sent = Octets de vos données envoyés
ui-entries-hint = Fichier, auteur, « import », « date > 01/11/2026 »…
ui-entries-search = Chercher dans l’historique
ui-entries-search-date = écrit après un jour
ui-entries-search-import = ce qui fut importé
ui-entries-word-date = date > 01/11/2026
ui-entries-word-import = importé
ui-act-diagnosis-words = diagnostic dix 10 erreurs analyse audit rapport
ui-act-copy = Copier la liste de la page
ui-act-copy-words = presse-papiers coller tableur excel
ui-act-guide-words = aide manuel mode d’emploi visite comment guide

### Pages of invoicing

ui-act-drafts-words = brouillon facture préparer émettre
ui-act-firm-words = société entreprise iban logo couleur mentions tva réglages
ui-act-new-invoice-words = créer facturer émettre devis avoir acompte
ui-act-recurring-words = abonnement calendrier mensuelle maintenance
ui-act-sending-words = envoi e-mail courriel factur-x zip plateforme
ui-act-to-invoice-words = livraison livré délai prestation
ui-guide-draft =
    Tapez les premières lettres du client : Entrée le choisit, ou le crée avec son SIREN vérifié. Puis les lignes : Tab d’une case à l’autre, Entrée pour la suivante, Ctrl D pour dupliquer, Alt ↑ ↓ pour déplacer. Un tableau copié d’un tableur se colle.
    Les totaux, l’échéance et ce qui manque se calculent pendant la saisie ; chaque point mène à son champ. Ctrl Entrée ouvre l’émission : la pièce prend alors son numéro et ne change plus.
ui-guide-sending =
    À envoyer : ce qui est émis, par client, avec le canal et le destinataire. À facturer : ce qui est livré et pas encore facturé, et le délai moyen. Récurrentes : le calendrier de facturation, « mensuelle, le 25 ».
# Payments of several invoices at once.
ui-payments = Enregistrer le règlement
# $number (String) - of an invoice
ui-payments-amount-of = Montant reçu pour { $number }
# $number (String) - of an invoice
ui-payments-aside = Laisser { $number } de côté
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
# $amount (String) - as people write it
ui-payments-done =
    { $n ->
        [one] { $count } règlement enregistré : { $amount }.
       *[other] { $count } règlements enregistrés : { $amount }.
    }
ui-payments-go = Enregistrer
ui-payments-items = Pièces réglées
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
ui-payments-left =
    { $n ->
        [one] { $count } pièce sélectionnée n’est pas reprise : avoirs et pièces soldées n’attendent pas de règlement.
       *[other] { $count } pièces sélectionnées ne sont pas reprises : avoirs et pièces soldées n’attendent pas de règlement.
    }
# $count (String) - as people write it
# $most (String) - as people write it
ui-payments-most = { $count } pièces sont sélectionnées : voici les { $most } plus anciennes, qu’on règle d’abord.
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
ui-payments-total =
    { $n ->
        [0] Aucune pièce
        [one] Total d’{ $count } pièce
       *[other] Total de { $count } pièces
    }
ui-payments-wrong = Chaque pièce demande un montant au-dessus de zéro. Laissez de côté celles qui ne sont pas réglées.
ui-means-bill = Effet
ui-means-card = Carte
ui-means-cash = Espèces
ui-means-cheque = Chèque
ui-means-debit = Prélèvement
ui-means-transfer = Virement
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
# $amount (String) - as people write it
ui-deed-payments =
    { $n ->
        [one] { $count } règlement, { $amount }
       *[other] { $count } règlements ensemble, { $amount }
    }
# Tables.
ui-copy-table = Copier le tableau
# Search of the imports, the count of the journal.
ui-imports-search = Chercher parmi les imports
ui-imports-hint = Nom du fichier, « retiré », « date > 01/11/2026 »…
ui-imports-search-date = importé après un jour
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
ui-entries-found =
    { $n ->
        [one] { $count } écriture
       *[other] { $count } écritures
    }
ui-nav-cash = Encaissements
ui-act-cash-words = banque relevé virements rapprochement lettrage
ui-guide-cash = Déposez le relevé de la banque : chaque ligne reçoit des propositions, la meilleure d’abord, avec ce qui la prouve. Flèches : choisir une ligne. Entrée : accepter la proposition et passer à la suivante. F : chercher un autre client. M : ajouter un client. U : revenir en arrière. Ce qui est ambigu n’est jamais accepté d’office.
ui-guide-reminders = La tournée du jour : qui relancer, sur quel ton, et pourquoi. Tout est coché ; décochez, écartez une facture ou suspendez un compte, puis préparez : les e-mails, lettres et SMS se téléchargent, rien n’est envoyé d’ici. Flèches : choisir. Entrée : préparer ce message. X : décocher. P : promesse. S : suspendre. U : revenir en arrière. Ce qu’un encaissement non rapproché peut payer est retenu.

# Keys of whoever chases.
ui-key-email = écrire un e-mail
ui-key-call = appeler
ui-key-promise = promesse
ui-key-dispute = litige
ui-key-snooze = reporter

# What can be done with a customer named after the verb, and a list with nothing in it yet.
ui-find-remind = Relancer
ui-find-remind-words = relancer
ui-find-invoice = Facturer
ui-find-invoice-words = facturer
ui-find-collect = Encaisser
ui-find-collect-words = encaisser
ui-nothing-yet = Rien ici pour l’instant
ui-nothing-yet-about = La liste se remplit avec les fichiers que vous importez et les factures que vous établissez ici.

ui-issuer-open = Modifier ma société

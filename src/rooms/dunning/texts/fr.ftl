# $what (String) - an identifier or an account
dunning-refused-unknown-promise = Cette promesse n’est pas connue : { $what }.
# $what (String) - an identifier
dunning-refused-unknown-scenario = Il n’y a pas de scénario « { $what } ».
# $what (String) - an identifier
dunning-refused-unknown-reminder = Cette relance n’est pas connue : { $what }.
# $what (String) - an invoice's number or identifier
dunning-refused-other-customer = { $what } est d’un autre client ou d’une autre monnaie.
dunning-refused-no-name = Donnez au scénario un nom de 1 à 60 caractères.
# $name (String) - a scenario's name
dunning-refused-name-taken = Un autre scénario s’appelle déjà « { $name } ».
dunning-refused-bad-steps = Un scénario a de 1 à 40 étapes, à des jours différents et croissants, aucune le jour même de l’échéance.
dunning-refused-bad-limits = Ces limites n’ont pas de sens : des jours de 0 à 366, un contact au moins par mois, aucun montant négatif.
dunning-refused-no-reason = Dites pourquoi en quelques mots : l’historique le garde.
# $day (String) - a day
dunning-refused-day-passed = Le { $day } est passé : choisissez un jour à venir.
# $day (String) - a day
dunning-refused-too-far = Le { $day } est à plus d’un an : une suspension a toujours une fin proche.
# $what (String) - an account or a number
dunning-refused-nothing-open = Rien n’est ouvert pour { $what }.
# $amount (String) - an amount of money
dunning-refused-exceeds-open = C’est plus que ce qui est ouvert : { $amount }.
# $sum (String) - promised already
dunning-refused-promise-runs = { $sum } sont déjà promis sur ces factures et attendus : dites que cette promesse est remplacée, ou promettez moins.
dunning-refused-bad-plan = Un échéancier a au moins deux échéances, dans l’ordre des jours.
# $what (String) - an invoice's number
dunning-refused-nothing-claimed = { $what } n’est pas en retard : ni pénalité ni indemnité n’est due.
dunning-refused-nothing-stands = Il n’y a rien à lever ici : c’est déjà fait.
dunning-refused-nothing = Rien n’est à faire.

dunning-scenario-gentle = Souple
dunning-scenario-standard = Standard
dunning-scenario-firm = Ferme
dunning-scenario-public = Secteur public
dunning-scenario-consumers = Particuliers

# $days (Number) - days to the due date
# $said (String) - the same as text
dunning-why-before = { $days ->
    [0] Échéance aujourd’hui
    [1] Échéance demain
   *[other] Échéance dans { $said } jours
 } : un rappel avant le retard.
# $days (Number) - days late
# $said (String) - the same as text
# $level (String) - the level
# $levels (String) - levels in all
dunning-why-first = { $days ->
    [one] { $said } jour de retard
   *[other] { $said } jours de retard
 }, rien n’a encore été dit : niveau { $level } sur { $levels }.
# $days (Number) - days late
# $said (String) - the same as text
# $level (String) - the level
# $levels (String) - levels in all
# $day (String) - a day
dunning-why-next = { $days ->
    [one] { $said } jour de retard
   *[other] { $said } jours de retard
 }, relancé le { $day } sans effet : niveau { $level } sur { $levels }.

# $day (String) - a day
dunning-held-bank-stale = La banque n’est connue que jusqu’au { $day } : une relance pourrait viser une facture payée. Importez un relevé.
dunning-held-bank-unknown = Aucun relevé n’a été lu : une relance pourrait viser une facture payée. Importez un relevé.
dunning-held-insolvent = Une procédure collective est ouverte : les créances antérieures ne se relancent plus.
# $day (String) - a day
# $why (String) - a reason in somebody's words
dunning-held-account = Tout le compte est suspendu jusqu’au { $day } : { $why }
dunning-held-nothing-net = Les avoirs et les règlements non affectés couvrent ce qui est en retard.
dunning-held-tolerated = Le montant reste dans la tolérance.
# $day (String) - a day
dunning-held-too-soon = Déjà contacté il y a peu : pas avant le { $day }.
# $day (String) - a day
dunning-held-capped = Contacté assez souvent en trente jours : pas avant le { $day }.
dunning-held-contested = Deux versions se contredisent : à arbitrer avant de relancer.
dunning-held-disputed = En litige.
# $day (String) - a day
dunning-held-promised = Promis pour le { $day }.
# $margin (Number) - days that banks take
# $day (String) - the day promised
# $days (String) - the margin as text
dunning-held-promised-margin = { $margin ->
    [one] Promis pour le { $day } ; rien n’est demandé pendant le jour qui suit : la banque peut tarder.
   *[other] Promis pour le { $day } ; rien n’est demandé pendant les { $days } jours qui suivent : la banque peut tarder.
 }
dunning-held-planned = Un échéancier est en cours et tenu.
# $day (String) - a day
# $why (String) - a reason in somebody's words
dunning-held-item = Suspendue jusqu’au { $day } : { $why }
# $amount (String) - an amount of money
# $day (String) - a day
dunning-held-receipt = Un encaissement de { $amount } du { $day }, non rapproché, peut la payer.
dunning-held-receipts = Un encaissement non rapproché peut la payer.
# $why (String) - a reason in somebody's words
dunning-held-left-out = Écartée de la tournée d’aujourd’hui : { $why }
dunning-held-paid = Payée entre-temps.
dunning-held-not-due = Rien n’est à dire aujourd’hui : c’est déjà dit, ou trop tôt.
dunning-held-unknown = Cette facture n’est pas connue.
# $step (String) - what is to be done
dunning-held-other-step = La prochaine étape est : { $step }. Un autre message ne la remplace pas et ne l’épuise pas.

dunning-finding-collision = Ces messages partent le même jour vers le même client.
# $names (String) - scenarios
# $used (String) - the scenario that is used
dunning-finding-scenarios = Plusieurs scénarios réclament ce client ({ $names }) : « { $used } » est appliqué.
# $day (String) - a day
dunning-finding-bounced = Le dernier message est revenu le { $day } : vérifiez l’adresse.
dunning-finding-under-plan = Ce client a un échéancier en cours pour d’autres factures.
# $contact (String) - an e-mail address or a number
# $names (String) - customers
dunning-finding-same-person = { $contact } recevrait des messages pour plusieurs comptes : { $names }.
dunning-finding-missing-attachment = Des factures n’ont pas été émises ici : elles ne peuvent pas être jointes.
# $day (String) - a day
# $what (String) - what changed
dunning-finding-difference = Depuis le message du { $day } : { $what }.
# $n (Number) - how many invoices were paid
# $count (String) - as people write it
dunning-finding-settled =
    { $n ->
        [one] { $count } facture soldée
       *[other] { $count } factures soldées
    }
# $n (Number) - how many are asked for less
# $count (String) - as people write it
dunning-finding-lowered =
    { $n ->
        [one] { $count } facture réduite
       *[other] { $count } factures réduites
    }
# $n (Number) - how many are new
# $count (String) - as people write it
dunning-finding-new =
    { $n ->
        [one] { $count } nouvelle facture
       *[other] { $count } nouvelles factures
    }
dunning-finding-no-phone = Aucun numéro de téléphone n’est connu.
dunning-finding-no-address = Aucune adresse postale n’est connue.
dunning-finding-no-email = Aucune adresse électronique n’est connue.

# $amount (String) - an amount of money
# $day (String) - a day
dunning-work-broken = { $amount } promis pour le { $day }, non reçus.
# $count (String) - how many promises
# $sum (String) - all of them
# $day (String) - the oldest day
dunning-work-broken-several = { $count } promesses non tenues : { $sum } attendus en tout, depuis le { $day } pour la plus ancienne.
# $amount (String) - an amount of money
dunning-work-due = { $amount } promis pour aujourd’hui.
# $names (String) - invoice numbers
dunning-coming-reminder = Relance prévue : { $names }.
# $names (String) - invoice numbers
dunning-coming-promise = Promesse de paiement : { $names }.
# $place (String) - which instalment
# $count (String) - how many
dunning-coming-instalment = Échéance { $place } sur { $count } de l’échéancier.
# $what (String) - an invoice's number or a customer's name
dunning-coming-hold-ends = Fin de la suspension : { $what }.
dunning-coming-snooze-ends = Client à revoir.

dunning-event-scenario = Scénario de relance décidé
dunning-event-treatment = Traitement d’un client décidé
dunning-event-account-hold = Suspension d’un compte
dunning-event-item-hold = Suspension d’une facture
dunning-event-snooze = Client reporté
dunning-event-left-out = Facture écartée de la tournée
dunning-event-promise = Promesse ou échéancier
dunning-event-dispute = Part en litige
dunning-event-claim = Pénalités réclamées ou abandonnées
dunning-event-outcome = Suite d’une relance
dunning-event-rules = Règles de relance décidées
dunning-event-written = Relances écrites

# Names of files.
dunning-pack-name = Dossier-contentieux
dunning-calendar-name = Agenda-des-relances

# The page of reminders.
dunning-title = Relances
dunning-act-words = relancer tournée rappels impayés retards mise en demeure promesse
dunning-calendar-export = Agenda (.ics)
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
dunning-prepare =
    { $n ->
        [0] Préparer les messages
        [one] Préparer { $count } message
       *[other] Préparer { $count } messages
    }
dunning-search = Chercher dans la tournée
dunning-search-hint = Client, > 5000, retard > 30…
dunning-nothing = Personne à relancer
dunning-nothing-about = La tournée du jour se prépare ici : qui, sur quel ton, par quel moyen, et pourquoi. Jamais pour une facture payée, promise, suspendue ou en litige. Importez vos factures et un relevé de banque pour commencer.
dunning-tabs = Ce qui est montré
# $count (String) - as people write it
dunning-tab-run = À dire · { $count }
# $count (String) - as people write it
dunning-tab-held = Retenues · { $count }
# $count (String) - as people write it
dunning-tab-written = À envoyer · { $count }
dunning-stale = La banque n’est pas connue jusqu’à aujourd’hui
dunning-receipts-known = Tous les règlements reçus jusqu’à aujourd’hui sont saisis
dunning-receipts-known-done = Noté : les règlements reçus sont connus jusqu’à aujourd’hui.
# $day (String) - as people write it
dunning-not-yet = Le { $day } n’est pas encore passé : personne ne peut savoir ce qui aura été reçu.
dunning-stale-about = Une relance pourrait viser une facture payée : rien ne part avant un relevé récent.
# $sums (String) - amounts
dunning-asked = Factures réclamées dans la tournée : { $sums }
dunning-run-done = La tournée d’aujourd’hui est faite
dunning-run-done-about = Rien d’autre n’est à dire aujourd’hui. Les retenues disent pourquoi elles attendent.
dunning-lines = Messages de la tournée
dunning-message = Message
dunning-key-prepare = préparer
dunning-key-tick = cocher, décocher
dunning-key-promise = promesse
dunning-key-hold = suspendre
# $name (String) - a customer
dunning-tick = Préparer le message à { $name }
dunning-level-before = Avant l’échéance
# $level (String) - the level
# $levels (String) - levels in all
dunning-level = Niveau { $level }/{ $levels }
dunning-action-email = E-mail
dunning-action-letter = Lettre
dunning-action-registered = Lettre recommandée
dunning-action-sms = SMS
dunning-action-call = Appel
dunning-action-task = Tâche
dunning-action-sales = Mot au commercial
dunning-action-management = Mot à la direction
dunning-action-statement = Relevé de compte
dunning-action-notice = Mise en demeure
dunning-action-pack = Dossier contentieux
dunning-contact-missing = Aucun contact n’est connu pour ce message : complétez la fiche du client.
# $day (String) - a day
dunning-last-contact = Dernier contact le { $day }
dunning-prepare-one = Préparer ce message
dunning-promise = Promesse…
dunning-hold-account = Suspendre le compte…
dunning-customer = Client
dunning-items = Factures de ce message
dunning-item = Facture
dunning-late = Retard
dunning-amount = Montant
dunning-item-due = échéance
dunning-item-first = première relance
# $level (String) - the level
# $day (String) - a day
dunning-item-said = niveau { $level } dit le { $day }
dunning-item-listed = citée seulement
dunning-leave-out = Écarter…
# $number (String) - an invoice's number
dunning-leave-out-of = Écarter… { $number } de la tournée
dunning-hold = Suspendre…
# $number (String) - an invoice's number
dunning-hold-of = Suspendre… { $number }
dunning-rank = Pourquoi à cette place
dunning-rank-amount = Montant
dunning-rank-days = Jours
dunning-rank-risk = Risque
dunning-rank-gain = Gain attendu
# $score (String) - a number
dunning-rank-about = Montant × jours × risque × gain = { $score } : le plus grand d’abord.
# $name (String) - an invoice's number
dunning-ask-leave-out = Écarter { $name }
dunning-ask-leave-out-about = De la tournée d’aujourd’hui seulement : elle revient à la prochaine.
# $name (String) - a customer or an invoice's number
dunning-ask-hold = Suspendre { $name }
dunning-ask-hold-about = Rien n’est dit jusqu’à ce jour, compris. Une suspension a toujours une fin.
# $name (String) - a customer
dunning-ask-promise = Promesse de { $name }
dunning-ask-promise-about = Ce qui est promis des factures de ce message attend jusqu’à ce jour ; le reste suit son scénario. Tenue ou rompue : la banque le dira.
# $name (String) - a customer
dunning-ask-not-sent = Message à { $name } non envoyé
dunning-ask-not-sent-about = Il ne compte plus : ni son niveau, ni le contact.
dunning-ask-until = Jusqu’au
dunning-ask-on = Payé au plus tard le
dunning-ask-amount = Montant promis
dunning-ask-amount-help = Vide : tout ce que le message réclame.
dunning-ask-reason = Raison
dunning-ask-note = Note
dunning-done-left-out = Écartée de la tournée d’aujourd’hui
# $day (String) - a day
dunning-done-held = Suspendu jusqu’au { $day }
# $day (String) - a day
dunning-done-promised = Promesse notée pour le { $day }
dunning-done-not-sent = Noté comme non envoyé
dunning-done-lifted = De retour dans la tournée
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
dunning-done-sent =
    { $n ->
        [one] { $count } message noté comme envoyé
       *[other] { $count } messages notés comme envoyés
    }
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
dunning-done-written =
    { $n ->
        [0] Aucun message écrit
        [one] { $count } message écrit
       *[other] { $count } messages écrits
    }
dunning-no-files = Ces relances n’ont pas de fichier : ce sont des tâches.
dunning-held-none = Rien n’est retenu
dunning-held-none-about = Ce qui est payé, promis, suspendu, en litige ou peut-être déjà reçu apparaît ici, avec sa raison.
dunning-held-title = Ce qui n’est pas relancé, et pourquoi
dunning-held-why = Raison
dunning-held-whole = Tout le compte
dunning-held-match = Rapprocher
dunning-lift = Lever
# $what (String) - an invoice's number or a customer
dunning-lift-of = Lever : { $what } revient dans la tournée
dunning-reason-stale = Banque ancienne
dunning-reason-insolvent = Procédure collective
dunning-reason-account = Compte suspendu
dunning-reason-held = Facture suspendue
dunning-reason-nothing = Solde nul
dunning-reason-tolerated = Tolérance
dunning-reason-soon = Contact récent
dunning-reason-contested = À arbitrer
dunning-reason-disputed = Litige
dunning-reason-promised = Promesse
dunning-reason-receipt = Encaissement probable
dunning-reason-unreachable = Sans contact
dunning-reason-left-out = Écartée
dunning-reason-paid = Payée
dunning-reason-not-due = Rien à dire
dunning-refused-title = Non écrites
dunning-refused-about = Revues au moment d’écrire : ce qui a changé entre-temps n’est pas parti.
dunning-written-none = Rien n’attend d’être envoyé
dunning-written-none-about = Les messages préparés attendent ici que vous disiez qu’ils sont partis.
dunning-written-title = Écrites, à envoyer
dunning-written-about = Rien n’est envoyé d’ici : ouvrez les fichiers dans votre messagerie ou imprimez-les, puis dites-le.
dunning-files-again = Refaire les fichiers
dunning-all-sent = Tout est envoyé
dunning-sent = Marquer envoyée
# $name (String) - a customer
dunning-sent-of = Marquer envoyée la relance à { $name }
dunning-not-sent = Pas envoyée…
# $name (String) - a customer
dunning-not-sent-of = Pas envoyée… la relance à { $name }
dunning-rehearsal = Avant d’écrire
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
dunning-rehearsal-about =
    { $n ->
        [one] { $count } message serait écrit, et rien envoyé.
       *[other] { $count } messages seraient écrits, et rien envoyé.
    }
dunning-findings = À regarder d’abord
dunning-recipient = Destinataire
# $count (String) - as people write it
dunning-recipient-several = { $count } messages au même destinataire
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
dunning-write =
    { $n ->
        [one] Écrire { $count } message
       *[other] Écrire { $count } messages
    }
dunning-kind-collision = Plusieurs messages
dunning-kind-scenarios = Plusieurs scénarios
dunning-kind-same-person = Même personne
dunning-kind-contact = Contact manquant
dunning-kind-bounced = Message revenu
dunning-kind-attachment = Pièce jointe manquante
dunning-kind-plan = Échéancier
dunning-kind-difference = Différence

# What is done about one customer, and its page.
dunning-ask-promise-oldest = Ce montant attend jusqu’à ce jour, sur les plus anciennes factures ; le reste suit son scénario. Tenue ou rompue : la banque le dira.
# $name (String) - a customer
dunning-ask-plan = Échéancier de { $name }
dunning-ask-plan-about = Ce montant n’est plus demandé tant que chaque échéance est tenue : les plus anciennes factures d’abord. Le reste suit son scénario.
# $sum (String) - an amount
# $day (String) - the last day of it
# $numbers (String) - invoice numbers
dunning-replaces = Remplace la promesse de { $sum } pour le { $day } ({ $numbers })
dunning-replaces-title = Promesses en cours
dunning-replaces-about = Ce client a déjà promis. Ce qui est remplacé n’est plus attendu, et n’est compté ni comme tenu ni comme rompu.
# $sum (String) - with interest and indemnities
# $asked (String) - of the invoices
dunning-notice-sum = La mise en demeure réclame { $sum } : { $asked } de factures, le reste en pénalités et indemnités.
# $sum (String) - an amount
# $day (String) - a day
dunning-item-promised = { $sum } promis pour le { $day }, non demandés
# $sum (String) - an amount
dunning-item-planned = { $sum } sous échéancier, non demandés
# $sum (String) - an amount
dunning-item-disputed = { $sum } en litige, non demandés
# $name (String) - a customer
dunning-ask-dispute = Litige avec { $name }
dunning-ask-dispute-about = La part contestée sort des relances ; le reste continue.
# $name (String) - a customer
dunning-ask-snooze = Reporter { $name }
dunning-ask-snooze-about = Le client quitte la liste du jour et y revient ce jour-là.
# $number (String) - an invoice's number
dunning-ask-waive = Abandonner intérêts et indemnité de { $number }
dunning-ask-waive-about = La facture elle-même reste due. L’histoire garde la raison.
dunning-ask-back = Revient le
dunning-ask-disputed = Part contestée
dunning-ask-disputed-help = Vide : tout ce qui est ouvert.
dunning-ask-cause = Cause
dunning-ask-source = Reçue par
dunning-cause-price = Prix ou remise
dunning-cause-quantity = Quantité
dunning-cause-quality = Qualité
dunning-cause-delivery = Livraison
dunning-cause-order = Commande absente ou erronée
dunning-cause-paid = Déjà payée, dit le client
dunning-cause-other = Autre
dunning-source-call = Téléphone
dunning-source-email = E-mail
dunning-source-letter = Lettre
dunning-source-portal = Portail
dunning-source-meeting = De vive voix
dunning-plan-sum = Montant à étaler
dunning-plan-divide = Diviser également
# $parts (String) - how many
dunning-plan-times = en { $parts } fois
# $place (String) - which
dunning-plan-day = Échéance { $place }
# $place (String) - which
dunning-plan-part = Montant { $place }
# $sum (String) - an amount
# $paid (String) - an amount
dunning-plan-of = { $sum }, reçu { $paid }
# $count (String) - how many parts
dunning-done-planned = Échéancier en { $count } fois noté
dunning-done-disputed = Litige ouvert
# $day (String) - a day
dunning-done-snoozed = Reporté au { $day }
dunning-done-waived = Intérêts et indemnité abandonnés
dunning-done-settled = Litige réglé
dunning-done-withdrawn = Retiré
dunning-done-treated = Traitement enregistré
dunning-done-claimed = Intérêts et indemnité réclamés
dunning-done-claim-paid = Intérêts et indemnité notés comme payés
dunning-done-unclaimed = Décision annulée
# $how (String) - by which means
# $name (String) - a customer
dunning-done-one = { $how } pour { $name } : prêt
# $name (String) - a customer
# $how (String) - the outcome
dunning-done-call = Appel à { $name } noté : { $how }
# $name (String) - a customer
# $why (String) - why
dunning-not-ready = Rien n’est à dire à { $name } aujourd’hui. { $why }
# $name (String) - a customer
# $step (String) - what is to be done
# $other (String) - what was asked for
dunning-other-step = { $name } : la prochaine étape est « { $step } », prête sous Entrée. « { $other } » ne la remplace pas : rien n’a été écrit.
# $name (String) - a customer
dunning-call = Appeler { $name }
# $sum (String) - an amount
dunning-call-about = En jeu : { $sum }. L’issue s’enregistre d’une touche.
dunning-call-note = Note
dunning-call-reached = Joint
dunning-call-promised = Promesse
dunning-call-left = Message laissé
dunning-call-nobody = Pas de réponse
dunning-do-call = Ouvrir la fiche d’appel
# $how (String) - what
dunning-do-done = { $how } : c’est fait
# $how (String) - by which means
dunning-do-write = Préparer : { $how }
dunning-do-import = Déposer un relevé
dunning-remind = Relancer ce client
dunning-customer-silent = Rien n’est à dire aujourd’hui, et rien n’est retenu.
dunning-menu = Agir
dunning-menu-plan = Échéancier…
dunning-menu-dispute = Litige…
dunning-menu-snooze = Reporter…
dunning-menu-call = Appeler
dunning-menu-email = Écrire un e-mail
dunning-menu-letter = Écrire une lettre
dunning-menu-sms = Écrire un SMS
dunning-menu-statement = Relevé de compte (PDF)
dunning-menu-statement-csv = Relevé de compte (CSV)
dunning-menu-pack = Dossier contentieux (ZIP)
dunning-settle = Régler
dunning-withdraw = Retirer
dunning-standing-held = Suspension
# $day (String) - a day
dunning-standing-until = jusqu’au { $day }
dunning-standing-snoozed = Reporté
# $day (String) - a day
dunning-standing-back = revient le { $day }
dunning-promise-open = en cours
dunning-promise-kept = tenue
dunning-promise-broken = rompue
dunning-promise-replaced = remplacée
# $sum (String) - an amount
# $day (String) - a day
dunning-promise-for = { $sum } pour le { $day }
dunning-treat = Changer le traitement…
dunning-treat-title = Traitement du client
dunning-treat-about = Ce qui reste « comme d’habitude » suit les règles de l’entreprise. Les niveaux déjà dits sont gardés.
dunning-treat-usual = Comme d’habitude
dunning-treat-own = décidé pour ce client
dunning-treat-unknown = inconnu
dunning-treat-contested = Deux appareils ne sont pas d’accord sur ce traitement : rien n’est dit avant une décision.
dunning-treat-scenario = Scénario
dunning-treat-grouping = Regroupement
dunning-treat-mode = Mode
dunning-treat-debtor = Débiteur
dunning-treat-profile = Profil
dunning-treat-phone = Téléphone
dunning-treat-rate = Taux de pénalité convenu, en % l’an
dunning-treat-rate-help = Vide : celui de l’entreprise.
dunning-treat-rate-wrong = Donnez le taux en pour cent, par exemple 12,15.
dunning-treat-insolvent = Procédure collective ouverte
# $day (String) - a day
dunning-treat-insolvent-since = Procédure collective ouverte le { $day } : les créances antérieures ne se relancent plus.
dunning-treat-judgment = Jugement d’ouverture
dunning-grouping-item = Une relance par facture
dunning-grouping-level = Une par niveau
dunning-grouping-account = Tout le compte, au plus haut niveau
dunning-mode-automatic = Automatique
dunning-mode-confirm = À confirmer
dunning-mode-manual = Manuel
dunning-debtor-professional = Professionnel
dunning-debtor-public = Personne publique
dunning-debtor-consumer = Particulier
dunning-profile-unknown = Pas encore connu
dunning-profile-punctual = Ponctuel
dunning-profile-forgetful = Oublieux
dunning-profile-seasonal = Saisonnier
dunning-profile-disputing = Contestataire
dunning-profile-failing = En difficulté
dunning-late-title = Intérêts de retard et indemnités
# $interest (String) - an amount
# $indemnity (String) - an amount
# $day (String) - a day
dunning-late-about = Intérêts { $interest }, indemnités { $indemnity }, au { $day }.
dunning-late-note = Note de débit
# $number (String) - an invoice's number
dunning-late-of = Calcul pour { $number }
dunning-late-show = Calcul
# $count (String) - how many
dunning-late-all = Montrer les { $count } factures
dunning-late-interest = Intérêts
dunning-late-indemnity = Indemnité
dunning-late-principal = Facturé
dunning-late-open = Encore ouvert
dunning-late-rule = Règle
dunning-late-pays = Un acompte paie d’abord
dunning-pays-principal = le principal
dunning-pays-interest = les intérêts
dunning-pays-indemnity = les intérêts et l’indemnité
dunning-late-provisional = Un taux n’est pas encore publié : ce montant est provisoire.
dunning-late-formula = À chaque ligne : base × taux × jours ÷ 365, arrondi au centime ; le total est la somme des lignes.
dunning-late-days = Jour par jour
dunning-late-from = Du
dunning-late-to = Au
dunning-late-base = Base
dunning-late-rate = Taux
dunning-late-sum = Total
dunning-late-paid = Ce qui a réduit le principal
dunning-late-what = Quoi
dunning-late-credit = Avoir
dunning-late-payment = Règlement
dunning-claim = Réclamer
dunning-claim-claimed = réclamés
dunning-claim-paid = payés
dunning-claim-waived = abandonnés
dunning-claim-was-paid = Noter payés
dunning-unclaim = Annuler la décision
dunning-waive = Abandonner…
# Modèles
dunning-refused-too-long = C’est trop long : un objet a 200 caractères au plus, un texte 8 000.
dunning-event-template = Modèle de message décidé

# Pages voisines
dunning-page-run = Tournée
dunning-page-scenarios = Scénarios
dunning-page-templates = Modèles
dunning-page-performance = Efficacité
dunning-page-terms = Conditions de règlement

# Scénarios et règles
dunning-scenarios-about = Ce que vous décidez une fois : quand, par quel moyen et à qui l’on écrit autour de l’échéance
dunning-scenario-new = Nouveau scénario
dunning-scenario-usual = Par défaut
dunning-scenario-own = Le vôtre
dunning-scenario-changed = Modifié
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
dunning-scenario-customers =
    { $n ->
        [0] aucun client concerné
        [one] { $count } client avec du dû
       *[other] { $count } clients avec du dû
    }
# $days (String) - a number of days
dunning-scenario-between = { $days } jours au moins entre deux contacts
# $count (String) - a number
dunning-scenario-cap = { $count } contacts au plus en 30 jours
# $amount (String) - an amount of money
dunning-scenario-tolerance = rien jusqu’à { $amount }
# $name (String) - a scenario
dunning-scenario-copy = { $name } (copie)
dunning-scenario-change = Modifier…
# $name (String) - a scenario
dunning-scenario-change-of = Modifier… le scénario { $name }
dunning-scenario-duplicate = Dupliquer…
# $name (String) - a scenario
dunning-scenario-duplicate-of = Dupliquer… le scénario { $name }
dunning-scenario-make-usual = Par défaut
# $name (String) - a scenario
dunning-scenario-make-usual-of = Par défaut : prendre le scénario { $name }
dunning-scenario-back = Revenir à l’origine
dunning-scenario-back-done = Scénario revenu à l’origine
dunning-scenario-drop = Supprimer
dunning-scenario-dropped = Scénario supprimé
dunning-scenario-kept = Scénario enregistré
dunning-scenario-name = Nom
dunning-steps = Étapes
dunning-step-due = Échéance
# $days (String) - signed: +3, −1
dunning-step-day = J{ $days }
# $whom (String) - kinds of customers
dunning-step-only = seulement : { $whom }
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
dunning-step-waiting =
    { $n ->
        [one] { $count } facture à ce niveau
       *[other] { $count } factures à ce niveau
    }
dunning-step-add = Ajouter une étape
dunning-step-unit = jours
dunning-step-before = avant l’échéance
dunning-step-after = après l’échéance
# $place (String) - from 1
dunning-step-days = Étape { $place } : jours
# $place (String) - from 1
dunning-step-side = Étape { $place } : avant ou après
# $place (String) - from 1
dunning-step-action = Étape { $place } : moyen
# $place (String) - from 1
dunning-step-remove = Retirer l’étape { $place }
dunning-filter = Pour :
dunning-filter-all = tous les clients
dunning-filter-about = Rien de coché dans un groupe : ce groupe n’exclut personne.
dunning-filter-debtors = Nature du client
dunning-filter-profiles = Habitude de paiement
dunning-filter-languages = Langue
dunning-filter-currencies = Devise
dunning-filter-segments = Segment
dunning-filter-minimum = Montant ouvert minimum
# $amount (String) - an amount of money
dunning-filter-from = dès { $amount }
dunning-whom-professional = professionnels
dunning-whom-public = organismes publics
dunning-whom-consumer = particuliers
dunning-whom-unknown = sans historique
dunning-whom-punctual = ponctuels
dunning-whom-forgetful = oublieux
dunning-whom-seasonal = saisonniers
dunning-whom-disputing = contestataires
dunning-whom-failing = en difficulté
dunning-language-fr = français
dunning-language-en = anglais
dunning-grouping = Regroupement
dunning-grouping-about = Chaque facture garde son niveau : vous pouvez changer à tout moment.
dunning-mode = Qui décide
dunning-mode-about = Rien ne part jamais sans vous : un message écrit est un fichier que vous envoyez.
dunning-change = Si vous enregistrez
dunning-change-none-today = Aucun message n’est à écrire aujourd’hui, avec ou sans ce changement.
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
dunning-change-same =
    { $n ->
        [one] La tournée d’aujourd’hui reste la même : { $count } message.
       *[other] La tournée d’aujourd’hui reste la même : { $count } messages.
    }
# $n (Number) - chooses singular or plural
# $count (String) - how many there would be
# $now (String) - how many there are
dunning-change-count =
    { $n ->
        [0] Plus aucun message aujourd’hui, au lieu de { $now }.
        [one] { $count } message aujourd’hui, au lieu de { $now }.
       *[other] { $count } messages aujourd’hui, au lieu de { $now }.
    }
# $names (String) - customers
dunning-change-more = En plus : { $names }.
# $names (String) - customers
dunning-change-fewer = En moins : { $names }.
# $names (String) - customers
dunning-change-other = Relancés autrement : { $names }.
dunning-rules = Règles générales
dunning-rules-about = Elles l’emportent sur toute étape de tout scénario. De deux limites, la plus stricte compte.
dunning-rules-contested = Deux appareils ne sont pas d’accord sur ces règles : enregistrez celles qui valent.
dunning-rules-keep = Enregistrer les règles
dunning-rules-kept = Règles enregistrées
dunning-rule-usual = Scénario par défaut
dunning-rule-usual-about = Pour les clients qu’aucun scénario plus précis ne réclame.
dunning-rule-fresh = Banque connue depuis moins de (jours)
dunning-rule-fresh-about = Au-delà, rien n’est écrit : une relance pourrait viser une facture payée.
dunning-rule-between = Jours entre deux contacts
dunning-rule-between-about = Au moins, avec un même client, quoi que disent les étapes.
dunning-rule-cap = Contacts en trente jours
dunning-rule-cap-about = Au plus, avec un même client.
dunning-rule-zero = 0 : comme dit chaque scénario.
dunning-rule-tolerance = Tolérance
dunning-rule-tolerance-about = Un client qui ne doit pas plus est laissé tranquille.
dunning-rule-tolerance-all = Un client qui ne doit pas plus est laissé tranquille. Zéro : comme dit chaque scénario.
dunning-rule-margin = Marge d’une promesse (jours)
dunning-rule-margin-about = Le temps que le virement arrive avant qu’elle soit dite rompue.
dunning-rule-as-scenario = comme dit chaque scénario
dunning-pays = Un paiement partiel paie d’abord
dunning-pays-about = Sans clause, le Code civil impute d’abord sur les intérêts (art. 1343-1) ; l’usage est le principal.
dunning-rule-rate = Taux de pénalités convenu (% par an)
dunning-rule-rate-about = Celui de vos conditions de vente. Vide : taux de la BCE majoré de 10 points.
dunning-rule-rate-wrong = Écrivez un taux comme 12 ou 10,5.
dunning-rule-indemnity = Réclamer l’indemnité forfaitaire de 40 € par facture
dunning-rule-capitalised = Capitaliser les intérêts d’une année entière (par contrat seulement)
dunning-rule-weights = Ordre de la tournée
dunning-rule-weights-about = Montant × jours × risque × gain attendu : 100 compte tel quel, 0 ne compte pas, 200 compte double.
# $factor (String) - Montant, Jours …
dunning-rule-weight = { $factor } (%)

# Modèles : la page
dunning-templates-about = Les mots de chaque relance, par ton, moyen, nature du client et langue
dunning-tone-courtesy = Avant l’échéance
dunning-tone-first = Première relance
dunning-tone-firm = Relance ferme
dunning-template-tone = Ton
dunning-template-medium = Moyen
dunning-template-debtor = Nature du client
dunning-template = Texte
dunning-template-subject = Objet
dunning-template-body = Message
dunning-template-own = Votre texte
dunning-template-shipped = Texte d’origine
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
dunning-template-changed =
    { $n ->
        [one] { $count } texte est à vous, les autres sont ceux d’origine.
       *[other] { $count } textes sont à vous, les autres sont ceux d’origine.
    }
dunning-template-kept = Texte enregistré : les prochaines relances le disent
dunning-template-back = Revenir au texte d’origine
dunning-template-back-done = Texte revenu à l’origine
dunning-template-variables = Variables à insérer
dunning-template-language = Entre deux accolades, une variable prend sa valeur pour chaque client. Une condition s’écrit { "{% if count == 1 %}…{% else %}…{% endif %}" }.
dunning-template-customer = Client de l’aperçu
dunning-template-elsewhere = Ce client est d’une autre nature ou d’une autre langue : l’aperçu fait comme s’il était de celles choisies.
dunning-template-nobody = Aucun client n’a de facture ouverte : le texte est vérifié, l’aperçu attend des factures.
dunning-template-wrong = Corrigez le texte pour revoir l’aperçu.
# $n (Number) - chooses singular or plural
# $units (String) - places taken
# $count (String) - messages
# $left (String) - places left
dunning-template-sms =
    { $n ->
        [one] { $units } caractères : { $count } SMS, { $left } restants.
       *[other] { $units } caractères : { $count } SMS, { $left } restants dans le dernier.
    }
dunning-template-unicode = Une lettre hors de l’alphabet des SMS : chaque message n’en tient que 70.

# Ce que disent les conditions de vente
dunning-policy-due-at-once = Sauf accord écrit, nos factures sont payables à réception.
# $days (String) - a number of days
dunning-policy-due-days = Sauf accord écrit, nos factures sont payables { $days } jours après leur date d’émission.
# $days (String) - a number of days
dunning-policy-due-month-end = Sauf accord écrit, nos factures sont payables à { $days } jours fin de mois : { $days } jours après leur date d’émission, puis à la fin du mois.
# $days (String) - a number of days
dunning-policy-due-after-month = Sauf accord écrit, nos factures sont payables fin de mois, { $days } jours : { $days } jours après la fin du mois d’émission.
# $terms (String) - as the firm wrote them
dunning-policy-due-as = Sauf accord écrit, nos factures sont payables selon les termes suivants : { $terms }.
dunning-policy-ceiling = Entre professionnels, aucun délai convenu ne peut dépasser soixante jours après la date d’émission de la facture, ou quarante-cinq jours fin de mois si le contrat le prévoit expressément (Code de commerce, art. L441-10, I).
# $percent (String) - a percentage
# $days (String) - a number of days
dunning-policy-early = Un escompte de { $percent } est accordé pour tout paiement dans les { $days } jours de l’émission.
dunning-policy-no-early = Aucun escompte n’est accordé pour paiement anticipé.
# $rate (String) - a percentage
dunning-policy-rate = de { $rate } par an
dunning-policy-rate-legal = égal au taux d’intérêt appliqué par la Banque centrale européenne à son opération de refinancement la plus récente, majoré de dix points de pourcentage
# $rate (String) - what follows «au taux»
dunning-policy-late = Entre professionnels, tout retard rend exigibles de plein droit, sans qu’un rappel soit nécessaire, des pénalités au taux { $rate }, calculées sur la somme restant due toutes taxes comprises, du lendemain de l’échéance au jour du paiement, et une indemnité forfaitaire de 40 € par facture pour frais de recouvrement ; une indemnisation complémentaire peut être demandée sur justificatifs (Code de commerce, art. L441-10, II et D441-5).
dunning-policy-consumers = Un client particulier ne doit ni ces pénalités ni cette indemnité : après mise en demeure, la somme due porte intérêt au taux légal (Code civil, art. 1231-6).
dunning-policy-pays-principal = Un paiement partiel s’impute d’abord sur le principal, puis sur les pénalités et l’indemnité.
dunning-policy-pays-interest = Un paiement partiel s’impute d’abord sur les pénalités échues, puis sur le principal (Code civil, art. 1343-1).
dunning-policy-pays-both = Un paiement partiel s’impute d’abord sur les pénalités et l’indemnité échues, puis sur le principal.
dunning-policy-capitalised = Les intérêts échus, dus au moins pour une année entière, produisent eux-mêmes intérêt (Code civil, art. 1343-2).
# $days (String) - a number of days
# $action (String) - E-mail, Mise en demeure …
dunning-policy-step = { $days } jours après l’échéance : { $action }
# $steps (String) - in order
dunning-policy-steps = Une facture impayée est relancée ainsi : { $steps }. La part qui fait l’objet d’une contestation n’est pas relancée.
dunning-policy-disputes = Toute contestation se fait par écrit, avec son motif, avant l’échéance ; la part non contestée reste payable à son échéance.

# Efficacité
dunning-performance-about = Ce que chaque étape change au paiement, sur douze mois
dunning-performance-none = Rien à mesurer encore
dunning-performance-none-about = Sept jours après vos premières relances, cette page dira combien de factures ont été payées après chaque étape, et combien l’étaient sans relance.
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
dunning-performance-uncounted =
    { $n ->
        [one] { $count } relance de moins de sept jours ou non envoyée n’est pas comptée.
       *[other] { $count } relances de moins de sept jours ou non envoyées ne sont pas comptées.
    }
dunning-performance-steps = Payées dans les sept jours
dunning-performance-steps-about = À côté : les factures qui avaient le même retard et que personne n’avait encore relancées.
dunning-performance-step = Étape
dunning-performance-items = Factures relancées
dunning-performance-paid = Payées
dunning-performance-peers = Sans relance
dunning-performance-said = Ce qu’on peut en dire
# $level (String) - from 1
dunning-performance-level = Niveau { $level }
dunning-certainty-few = Trop peu de factures
dunning-certainty-unclear = Écart possible par hasard
dunning-certainty-sooner = Payées plus tôt
dunning-certainty-later = Payées plus tard
# $n (Number) - invoices paid
# $paid (String) - as people write it
# $items (String) - invoices reminded
# $share (String) - a percentage
# $usual (String) - a percentage
# $peers (String) - invoices compared
dunning-performance-sentence =
    { $n ->
        [one] { $paid } payée sur { $items } ({ $share }) ; { $usual } sans relance, sur { $peers } observations.
       *[other] { $paid } payées sur { $items } ({ $share }) ; { $usual } sans relance, sur { $peers } observations.
    }
# $n (Number) - invoices paid
# $paid (String) - as people write it
# $items (String) - invoices reminded
# $share (String) - a percentage
dunning-performance-alone =
    { $n ->
        [one] { $paid } payée sur { $items } ({ $share }) ; aucune facture comparable.
       *[other] { $paid } payées sur { $items } ({ $share }) ; aucune facture comparable.
    }
dunning-performance-promised = Promesses tenues
dunning-performance-promised-about = Tenue ou rompue : c’est la banque qui le dit, jamais une saisie.
dunning-performance-promises = Promesses
dunning-performance-plans = Échéanciers
# $n (Number) - chooses singular or plural
# $open (String) - as people write it
dunning-performance-open =
    { $n ->
        [one] { $open } en cours
       *[other] { $open } en cours
    }
# $n (Number) - how many are open
# $kept (String) - as people write it
# $over (String) - kept and broken
# $share (String) - a percentage
# $open (String) - as people write it
dunning-performance-kept =
    { $n ->
        [0] { $kept } sur { $over } ({ $share })
       *[other] { $kept } sur { $over } ({ $share }), { $open } en cours
    }

# Conditions de règlement
dunning-terms-about = Délais accordés au-delà du plafond légal, et ce que disent vos conditions de vente
dunning-terms-nothing = Aucune facture à vérifier
dunning-terms-nothing-about = Les factures à des professionnels, émises depuis un an, seront comparées ici au plafond légal.
dunning-terms-none = Aucun délai ne dépasse le plafond
# $count (String) - as people write it
dunning-terms-none-about = { $count } factures à des professionnels, émises depuis un an, ont été vérifiées.
dunning-terms-customers = Clients
dunning-terms-law = Un délai trop long expose à une amende administrative : Code de commerce, art. L441-16.
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
# $all (String) - as people write it
dunning-terms-found =
    { $n ->
        [one] { $count } facture au-delà sur { $all }
       *[other] { $count } factures au-delà sur { $all }
    }
dunning-terms-invoices = Factures
# $count (String) - as people write it
# $all (String) - as people write it
dunning-terms-first = Les { $count } plus longues sur { $all }.
dunning-terms-beyond = Jours de trop
dunning-terms-issued = Émise
dunning-terms-due = Échéance
dunning-terms-latest = Au plus tard
dunning-terms-article = Article
dunning-policy = Pour vos conditions de vente
dunning-policy-about = Écrit d’après vos règles, votre scénario par défaut et votre société. À relire par votre conseil avant usage.
# $language (String) - français, anglais
dunning-policy-copy-of = Copier le texte en { $language }

# Notes de débit
dunning-event-debit-note = Note de débit émise
# $number (String) - a debit note's number
dunning-undo-noted = La note { $number } est émise : elle ne s’annule pas. Abandonnez les intérêts facture par facture, ou émettez une nouvelle note, qui la remplace.
# $day (String)
dunning-refused-rate-unknown = Un taux nécessaire au calcul au { $day } n’est pas encore publié : aucune note définitive ne peut être émise.
# $number (String) - a debit note's number
dunning-refused-already-noted = La note { $number } dit déjà exactement ces montants : téléchargez-la de nouveau.
# $day (String)
dunning-refused-before-the-last = La dernière note de débit de cet appareil est du { $day } : la suivante ne peut pas être antérieure. Vérifiez la date de l’ordinateur.
dunning-notes-issued = Notes de débit émises
dunning-note-number = Note
dunning-note-replaced = remplacée
dunning-note-issue = Émettre la note
dunning-note-draft = Brouillon sans numéro
# $number (String) - a debit note's number
dunning-note-file-of = Télécharger la note { $number }
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
dunning-note-invoices =
    { $n ->
        [one] { $count } facture
       *[other] { $count } factures
    }
# $name (String) - a customer
dunning-ask-issue-note = Note de débit à { $name }
dunning-ask-issue-note-about = Elle prend le prochain numéro de la série et réclame intérêts et indemnités à ce jour. Émise, elle ne s’annule pas : une note plus récente la remplace, ou vous abandonnez les intérêts.

# Notes
dunning-event-note = Note d’un client
dunning-refused-no-words = La note est vide : écrivez ce qui doit rester dans l’histoire du client.
# $name (String) - a customer
dunning-ask-story-note = Note sur { $name }
dunning-ask-story-note-about = Elle reste dans l’histoire du client, avec la date ; elle n’arrête aucune relance.
dunning-ask-words = Note
dunning-done-noted = Note gardée dans l’histoire du client
dunning-key-note = noter
dunning-menu-note = Noter quelque chose
dunning-key-hold-long = suspendre (ailleurs : reporter)
dunning-key-snooze-long = reporter (sur Relances : suspendre)

# Limites en vigueur, textes de la société
# $own (String) - what the scenario itself says
dunning-scenario-by-rules = vos règles l’emportent (scénario : { $own })
# $version (String) - a number
# $language (String) - français, anglais
# $whom (String) - a kind of customer
# $day (String) - a day
dunning-wording-of = version { $version }, { $language }, { $whom }, depuis le { $day }

# $names (String) - customers
# $n (Number) - how many others
# $count (String) - as people write it
dunning-finding-more =
    { $n ->
        [one] { $names } et { $count } autre
       *[other] { $names } et { $count } autres
    }
dunning-back-to-list = Retour à la liste
# $what (String) - the first words of a text
dunning-quoted = « { $what } »

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
dunning-held-promised = Promesse de paiement en cours, attendue jusqu’au { $day }.
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

# $count (String) - how many messages
dunning-finding-collision = { $count } messages le même jour au même client.
# $names (String) - scenarios
# $used (String) - the scenario that is used
dunning-finding-scenarios = Plusieurs scénarios réclament ce client ({ $names }) : « { $used } » est appliqué.
# $day (String) - a day
dunning-finding-bounced = Le dernier message est revenu le { $day } : vérifiez l’adresse.
dunning-finding-under-plan = Ce client a un échéancier en cours pour d’autres factures.
# $contact (String) - an e-mail address or a number
# $names (String) - customers
dunning-finding-same-person = { $contact } recevrait des messages pour plusieurs comptes : { $names }.
# $count (String) - how many messages
dunning-finding-missing-attachment = La facture elle-même manque pour { $count } message(s) : elle n’a pas été émise ici et ne peut pas être jointe.
# $day (String) - a day
# $settled (String) - how many invoices were paid
# $lowered (String) - how many are asked for less
# $new (String) - how many are new
dunning-finding-difference = Depuis le message du { $day } : { $settled } soldée(s), { $lowered } réduite(s), { $new } nouvelle(s).
dunning-finding-no-phone = Aucun numéro de téléphone n’est connu.
dunning-finding-no-address = Aucune adresse postale n’est connue.
dunning-finding-no-email = Aucune adresse électronique n’est connue.

# $amount (String) - an amount of money
# $day (String) - a day
dunning-work-broken = { $amount } promis pour le { $day }, non reçus.
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

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

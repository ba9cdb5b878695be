today-amount = En retard
today-customer = Client
today-due-soon = Échoit sous 7 jours
# $n (Number) - chooses singular or plural
# $amount (String) - as people write it
# $days (String) - as people write it
today-first =
    { $amount } en retard, { $n ->
        [one] depuis hier
       *[other] la plus ancienne depuis { $days } jours
    }.
today-items = Pièces
today-last-payment = Dernier règlement connu
today-late = Depuis
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
today-list =
    { $n ->
        [one] { $count } client en retard
       *[other] { $count } clients en retard
    }
today-no-payment = aucun
today-nothing = Rien n’est en retard
today-nothing-about = Dès qu’une facture dépasse son échéance, son client paraît ici, le plus urgent d’abord.
today-open = Voir ce client
today-overdue = En retard en tout
today-reason-largest = parmi les plus gros
today-reason-old = plus de 90 jours
today-reason-overdue = échu
today-reason-unusual = plus tard que d’habitude
today-start-with = Commencez par
today-why = Pourquoi maintenant

# An empty day: what will stand here.
today-example-name = Bâti Ouest
today-example = 48 200,00 € en retard, la plus ancienne depuis 94 jours. Appuyer ouvre sa fiche : pièces, règlements, histoire.

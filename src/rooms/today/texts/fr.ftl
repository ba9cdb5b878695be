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

# The collector's day.
today-next = Traiter la suivante
today-then = Ensuite
# $count (String) - as people write it
today-tab-work = À faire · { $count }
# $count (String) - as people write it
today-tab-late = En retard · { $count }
today-tab-coming = À venir
# $count (String) - as people write it
today-tab-put-off = Reportés · { $count }
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
today-to-send =
    { $n ->
        [one] { $count } message écrit attend d’être envoyé
       *[other] { $count } messages écrits attendent d’être envoyés
    }
today-why-broken = promesse rompue
today-why-to-do = à faire
today-why-ready = message prêt
today-why-to-match = à rapprocher
today-why-due = promis aujourd’hui
today-done = Tout est fait pour aujourd’hui
today-done-about = Plus rien n’est à dire ni à faire. Qui est en retard, et ce qui vient, reste à portée de main.
today-done-late = Voir qui est en retard
today-ready = Prêt à partir
today-promises = Promesses
today-promised-for = Promis pour le
today-lacking = Manque
today-due = Échéance
today-put-off = Reportés
today-put-off-none = Personne n’est reporté
today-put-off-none-about = Un client reporté disparaît de la liste et revient le jour dit : rien ne se perd.
today-back = Revient le
today-wake = Revoir maintenant
# $name (String) - a customer
today-wake-of = Revoir maintenant { $name }
# $n (Number) - chooses singular or plural
# $count (String) - as people write it
today-coming =
    { $n ->
        [one] { $count } événement dans les trente jours
       *[other] { $count } événements dans les trente jours
    }
today-coming-none = Rien ne vient dans les trente jours
today-coming-none-about = Relances prévues, promesses, échéances et fins de suspension paraissent ici, et dans l’agenda que votre calendrier peut ouvrir.
today-when = Quand
today-what = Quoi
today-comes-back = revient
today-alerts = Alertes : vues enregistrées qui trouvent quelque chose
today-woken = De retour dans la liste du jour

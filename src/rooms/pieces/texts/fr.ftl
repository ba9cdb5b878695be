pieces-title = Justificatifs
pieces-none = Ce qui prouve la créance (commande, bon de livraison, accusé de réception) se garde ici et part avec le dossier contentieux.
pieces-customer-none = Ce qui vaut pour tout le compte (contrat, conditions signées, échanges) se garde ici et part avec le dossier contentieux.
pieces-add = Ajouter des fichiers
pieces-kind-order = Commande ou devis
pieces-kind-delivery = Bon de livraison
pieces-kind-invoice = Facture
pieces-kind-proof = Preuve d’envoi ou de réception
pieces-kind-answer = Écrit du client
pieces-kind-other = Autre document
# $name (String) - the file's name
pieces-open = Télécharger { $name }
# $name (String) - the file's name
pieces-change = Changer { $name }
pieces-name = Nom
pieces-kind = Nature
pieces-day = Date
pieces-remove = Retirer
# $name (String) - the first file's name
# $n (Number) - chooses singular or plural
# $count (String) - how many more
pieces-added = { $n ->
    [0] « { $name } » est gardé.
    [one] « { $name } » et { $count } autre fichier sont gardés.
   *[other] « { $name } » et { $count } autres fichiers sont gardés.
}
pieces-known = Ces fichiers étaient déjà là.
# $name (String) - the file's name
pieces-removed = « { $name } » est retiré.
# $name (String) - the file's name
pieces-changed = « { $name } » est classé.
pieces-event = Justificatif gardé
# $name (String) - the file's name
# $of (String) - an invoice's number or a customer's name
pieces-deed = justificatif « { $name } » ({ $of })
# $name (String) - the file's name
# $of (String) - an invoice's number or a customer's name
pieces-deed-removed = justificatif « { $name } » ({ $of }) retiré
# $who (String) - what was asked for
pieces-of-nobody = Ni client ni facture ne porte cette référence : { $who }.
pieces-no-file = Choisissez au moins un fichier à garder.
# $name (String) - the file's name
pieces-empty = « { $name } » est vide : rien à garder.
# $name (String) - the file's name
# $limit (String) - megabytes
pieces-too-large = « { $name } » dépasse { $limit } Mo. Numérisez-le en moins de points, ou partagez-le en plusieurs fichiers.
pieces-unknown = Ce justificatif n’est plus là.
pieces-bad-name = Donnez au justificatif un nom de 1 à 200 caractères.

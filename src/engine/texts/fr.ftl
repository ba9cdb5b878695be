# $reason (String) - why nothing may be written
engine-read-only = Rien ne peut être enregistré pour l’instant ({ $reason }). Tout ce qui était confirmé est intact : ouvrez « Données » pour savoir quoi faire.
engine-unknown-preview = Cet aperçu n’existe plus. Déposez de nouveau le fichier.
# $hash (String) - what is missing
engine-backup-incomplete = La copie de secours n’a pas été faite : une partie de l’historique est introuvable ({ $hash }). Rien n’a été modifié.
engine-backup-not-proven = La copie de secours relue n’est pas identique à l’original : elle n’a pas été donnée. Recommencez ; si cela persiste, exportez les listes en CSV.
engine-unknown-source = Ce fichier source n’est pas conservé ici.
engine-not-empty = L’entreprise de démonstration ne s’ouvre que dans un espace vide. Faites une copie de secours, puis effacez cet espace dans « Données ».
engine-cancelled = Arrêté à votre demande. Rien n’a été modifié.
# $code (String) - a stable code
engine-refused = Cette action n’a pas de sens maintenant ({ $code }).
# $number (String) - of the note
engine-unknown-debit-note = Aucune note de débit ne porte le numéro « { $number } ».
engine-no-such-row = Cette ligne n’existe plus : la liste a changé entre-temps.
engine-unexpected-answer = Le document n’a pas pu être fait : la réponse n’était pas celle attendue. Rien n’a changé ; rechargez la page et recommencez.
# $given (Number) - how many bounds were given
engine-buckets-wrong-count = Il faut entre 1 et 11 bornes d’ancienneté ; { $given } ont été données.
# $bound (Number) - the bound in days
engine-buckets-not-rising = La borne de { $bound } jours ne dépasse pas la précédente : donnez des bornes croissantes, par exemple 30, 60, 90.
# $number (String) - an invoice number or identifier
engine-unknown-invoice = Aucune facture ne porte le numéro « { $number } », ou plusieurs clients en ont une : choisissez-la dans la liste.
# $account (String) - a ledger account
engine-unknown-customer = Le compte client « { $account } » n’existe pas encore. Vérifiez le code, ou importez d’abord ce client.
engine-no-payer = Dites de quel client ou de quelle facture il s’agit.
# $number (String) - an invoice number
engine-other-customer = La facture { $number } est celle d’un autre client.
# $number (String) - an invoice number
engine-other-currency = La facture { $number } est dans une autre devise que le règlement.
# $text (String) - what was typed
engine-not-an-amount = « { $text } » n’est pas un montant. Écrivez par exemple 1234.56.
# $text (String) - what was typed
engine-not-above-zero = Le montant doit être supérieur à zéro ; reçu : { $text }.
# $id (String) - a payment's identifier
engine-unknown-payment = Le règlement « { $id } » est inconnu ici.
# $number (String) - an invoice number
engine-exceeds-open = Le montant dépasse ce qui reste dû sur la facture { $number }.
# $text (String) - the amount that went over
engine-exceeds-payment = Le total affecté dépasse le règlement (à partir de { $text }).
engine-not-ready = Il manque une réponse avant d’importer : dites à quoi correspondent les colonnes signalées.
export-invoice = Facture
export-credit-note = Avoir
export-deposit = Acompte
export-opening = À-nouveau
export-credit = Règlement non affecté
export-invoices = factures
export-customers = clients
export-payments = reglements
export-ageing = balance-agee
export-account = Compte client
export-customer = Client
export-kind = Type
export-number = N° facture
export-issued = Date facture
export-due = Date échéance
export-currency = Devise
export-gross = Montant TTC
export-open = Reste dû
export-days-late = Jours de retard
export-disputed = Litige
export-registration = SIREN
export-vat-number = N° TVA
export-segment = Segment
export-terms = Conditions de paiement
export-assignee = Suivi par
export-city = Ville
export-country = Pays
export-balance = Encours
export-overdue = Échu
export-items = Pièces ouvertes
export-reference = Référence règlement
export-paid = Date règlement
export-amount = Montant
export-means = Mode de règlement
export-label = Libellé
export-not-due = Non échu
export-total = Total
# $from (Number) - days
# $to (Number) - days
export-between = { $from } à { $to } jours
# $days (Number) - days
export-over = Plus de { $days } jours

# --- Annuler ---
# $entry (String) - an entry's name
engine-unknown-entry = L’écriture d’historique « { $entry } » est inconnue ici.
engine-nothing-to-undo = Il n’y a rien à reprendre : un fichier exporté ne se rappelle pas, et il n’a rien changé ici.
engine-already-undone = C’est déjà fait : cette action a été annulée ou rétablie entre-temps.
engine-undo-replaced = Une décision plus récente a remplacé celle-ci. Annulez d’abord la plus récente.
export-credits = Avoirs
export-story = histoire
export-terms-customers = delais-clients
export-terms-invoices = delais-factures
export-day = Jour
export-event = Événement

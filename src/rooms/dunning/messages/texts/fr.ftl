# What is printed beside templates. Compiled for the part that prints alone.

## Days, pages

dunning-message-months = janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre
dunning-message-first-of-month = 1er
dunning-message-one-day = 1 jour
# $count (String) - as people write it
dunning-message-days = { $count } jours
# $page (String) - set by the printer
# $pages (String) - set by the printer
dunning-message-page = Page { $page } sur { $pages }
dunning-message-carried = À reporter
dunning-message-brought = Report
# $letters (String) - them
dunning-message-unprintable = Lettres que cette police n’a pas, remplacées par « □ » : { $letters }.
# $name (String) - of the value
# $value (String) - as people write it
dunning-message-named = { $name } : { $value }

## Polite forms

dunning-message-salutation = Bonjour,
# $contact (String) - who is asked for
dunning-message-salutation-to = Bonjour { $contact },
dunning-message-salutation-letter = Madame, Monsieur,
dunning-message-closing = Cordialement,
dunning-message-closing-letter = Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.
dunning-message-crossed = Si votre règlement s’est croisé avec ce message, nous vous prions de ne pas en tenir compte.
dunning-message-crossed-letter = Si votre règlement s’est croisé avec ce courrier, nous vous prions de ne pas en tenir compte.
# $day (String) - in words
dunning-message-received = Ce message tient compte des paiements reçus jusqu’au { $day }.
# $day (String) - in words
dunning-message-received-letter = Ce courrier tient compte des paiements reçus jusqu’au { $day }.
dunning-message-received-unknown = Ce message tient compte des paiements enregistrés à ce jour.
dunning-message-received-letter-unknown = Ce courrier tient compte des paiements enregistrés à ce jour.
# $day (String) - in words
dunning-message-received-paper = Ce document tient compte des paiements reçus jusqu’au { $day }.
dunning-message-received-paper-unknown = Ce document tient compte des paiements enregistrés à ce jour.
# $day (String) - in words
dunning-message-reminded = notre relance du { $day }
# $days (String) - in words, all but the last
# $last (String) - in words
dunning-message-reminded-several = nos relances du { $days } et du { $last }
dunning-message-reminded-comma = , du{" "}

## Lines of an e-mail

# $number (String) - of the invoice
# $due (String) - the last day to pay
# $amount (String) - still owed
dunning-message-line = • { $number }, échéance { $due } : { $amount }
# $number (String) - of the invoice
# $due (String) - the last day to pay
# $late (String) - so many days
# $amount (String) - still owed
dunning-message-line-late = • { $number }, échue le { $due } ({ $late } de retard) : { $amount }
# $number (String) - of the credit note or payment
# $amount (String) - below zero
dunning-message-line-credit = • { $number }, en votre faveur : { $amount }
# $amount (String) - what was invoiced
dunning-message-line-of = {" "}(sur { $amount })
# $order (String) - its number
dunning-message-line-order = {" "}– votre commande { $order }
# $amount (String) - what is disputed
dunning-message-apart-disputed = hors { $amount } en litige
# $amount (String) - what is promised
# $day (String) - the day promised
dunning-message-apart-promised = hors { $amount } promis pour le { $day }
# $amount (String) - what is under a plan
dunning-message-apart-planned = hors { $amount } prévus par l’échéancier convenu
# $amount (String) - of all lines
dunning-message-line-total = Total : { $amount }

## How to pay

dunning-message-pay-by-transfer = Règlement par virement
dunning-message-pay-online = Régler en ligne
dunning-message-holder = Titulaire
dunning-message-reference = Référence à rappeler
dunning-message-scan = Scannez pour préparer le virement

## Heads of letters

dunning-message-title-notice = Mise en demeure
dunning-message-title-statement = Relevé de compte
dunning-message-title-debit-note = Note de débit
dunning-message-title-computation = Décompte
dunning-message-title-index = Bordereau de pièces
# $customer (String) - its name
# $day (String) - of the letter
dunning-message-running = Relance du { $day } — { $customer }
# $customer (String) - its name
# $day (String) - of the letter
dunning-message-running-notice = Mise en demeure du { $day } — { $customer }
# $customer (String) - its name
# $day (String) - its last day
dunning-message-running-statement = Relevé de compte au { $day } — { $customer }
# $number (String) - of the note
# $customer (String) - its name
dunning-message-running-debit-note = Note de débit { $number } — { $customer }
# $customer (String) - its name
# $day (String) - of the paper
dunning-message-running-computation = Décompte du { $day } — { $customer }
# $customer (String) - its name
# $day (String) - of the paper
dunning-message-running-index = Bordereau de pièces du { $day } — { $customer }
# $day (String) - in words
dunning-message-dated = Le { $day }
# $city (String) - where letters are written
# $day (String) - in words
dunning-message-place-and-day = { $city }, le { $day }
dunning-message-object = Objet :{" "}
dunning-message-mailed = Envoi
dunning-message-registered = Lettre recommandée avec accusé de réception
dunning-message-your-account = Votre compte
dunning-message-your-siren = Votre SIREN
# $order (String) - its number
dunning-message-your-order = Votre commande { $order }
dunning-message-contact = Votre contact
dunning-message-issued-on = Date
dunning-message-pay-until = À payer
# $day (String) - the last one
dunning-message-pay-by = au plus tard le { $day }
dunning-message-at-once = à réception
# $what (String) - a list
dunning-message-enclosed = Pièces jointes : { $what }.
dunning-message-annex-enclosed = décompte annexé

## Columns

dunning-message-column-account = Compte
dunning-message-column-amount = Montant TTC
dunning-message-column-balance = Solde
dunning-message-column-base = Base
dunning-message-column-credit = Crédit
dunning-message-column-currency = Devise
dunning-message-column-customer = Client
dunning-message-column-day = Date
dunning-message-column-days = Jours
dunning-message-column-debit = Débit
dunning-message-column-due = Échéance
dunning-message-column-from = Du
dunning-message-column-half-year = Semestre
dunning-message-column-indemnity = Indemnité
dunning-message-column-interest = Intérêts
dunning-message-column-invoice = Facture
dunning-message-column-issued = Émise le
dunning-message-column-kind = Nature
dunning-message-column-late = Retard
dunning-message-column-made-of = Composition
dunning-message-column-number = Pièce
dunning-message-column-open = Reste dû
dunning-message-column-paid = Déjà réglé
dunning-message-column-piece = Pièce
dunning-message-column-piece-number = N°
dunning-message-column-rate = Taux
dunning-message-column-remark = Remarque
dunning-message-column-source = Source
dunning-message-column-to = Au
dunning-message-column-total = Total
dunning-message-table-items = Factures et avoirs concernés
dunning-message-table-open = Pièces ouvertes
dunning-message-table-movements = Mouvements du compte

## Sums

dunning-message-sum-principal = Principal restant dû
# $day (String) - the last day counted
dunning-message-sum-interest = Intérêts de retard au { $day }
# $count (String) - of invoices
# $each (String) - for one invoice
dunning-message-sum-indemnity = Indemnité forfaitaire ({ $count } × { $each })
dunning-message-sum-indemnity-left = Indemnité forfaitaire restant due
dunning-message-sum-total = Total à régler
dunning-message-sum-due = Net à régler
dunning-message-sum-claimed = Total réclamé

## Statement of account

# $day (String) - its last day
dunning-message-as-of = au { $day }
# $from (String) - its first day
# $to (String) - its last day
dunning-message-period = du { $from } au { $to }
dunning-message-fact-balance = Solde
# $received (String) - up to which day payments are known: a sentence
dunning-message-statement-open = Voici les pièces ouvertes de votre compte, avoirs et règlements non affectés compris. { $received }
# $received (String) - up to which day payments are known: a sentence
dunning-message-statement-movements = Voici les mouvements de votre compte sur la période. { $received }
dunning-message-statement-end = Si ce relevé diffère de vos livres, merci de nous le signaler : nous le rapprocherons avec vous.
dunning-message-balance-due = Solde en notre faveur
dunning-message-balance-yours = Solde en votre faveur
dunning-message-brought-forward = Solde à nouveau
dunning-message-group-owed = À régler
dunning-message-group-credits = En votre faveur
dunning-message-disputed = en litige
# $day (String) - the promise
dunning-message-promised = paiement annoncé pour le { $day }
# $amount (String) - what is promised of it
# $day (String) - the promise
dunning-message-promised-part = dont { $amount } annoncés pour le { $day }
dunning-message-planned = réglé selon l’échéancier convenu
# $amount (String) - what is under the plan
dunning-message-planned-part = dont { $amount } selon l’échéancier convenu
dunning-message-age-not-due = Non échu
dunning-message-age-to-30 = Échu de 1 à 30 jours
dunning-message-age-to-60 = Échu de 31 à 60 jours
dunning-message-age-to-90 = Échu de 61 à 90 jours
dunning-message-age-beyond = Échu de plus de 90 jours
dunning-message-age-credits = Avoirs et règlements non affectés
dunning-message-kind-invoice = Facture
dunning-message-kind-deposit = Facture d’acompte
dunning-message-kind-credit-note = Avoir
dunning-message-kind-payment = Règlement
dunning-message-kind-on-account = Règlement non affecté
dunning-message-kind-returned = Rejet de paiement
dunning-message-kind-opening = Solde repris
dunning-message-kind-debit-note = Note de débit
dunning-message-kind-write-off = Régularisation
# $kind (String) - what it is
# $number (String) - of the document
dunning-message-kind-number = { $kind } { $number }

## Debit note

# $number (String) - of the note
dunning-message-subject-debit-note = Note de débit { $number }
# $until (String) - in words
dunning-message-debit-note-professional = En application de l’article L. 441-10 du code de commerce, le retard de paiement des factures ci-dessous rend exigibles de plein droit les sommes suivantes, arrêtées au { $until }. Le décompte est en annexe.
# $until (String) - in words
dunning-message-debit-note-public = En application des articles L. 2192-13, R. 2192-31 et D. 2192-35 du code de la commande publique, le dépassement du délai de paiement des factures ci-dessous fait courir de plein droit les sommes suivantes, arrêtées au { $until }. Le décompte est en annexe.
# $until (String) - in words
dunning-message-debit-note-consumer = En application de l’article 1231-6 du code civil, les sommes ci-dessous portent intérêt au taux légal à compter de la mise en demeure ; les intérêts sont arrêtés au { $until }. Le décompte est en annexe.
dunning-message-no-vat = Ces sommes réparent un retard de paiement : elles sont hors du champ de la TVA.
dunning-message-no-vat-consumer = Ces intérêts réparent un retard de paiement : ils sont hors du champ de la TVA.

## Annex

# $until (String) - in words
dunning-message-annex-title = Annexe — Décompte des pénalités de retard, arrêté au { $until }
# $until (String) - in words
dunning-message-annex-title-interest = Annexe — Décompte des intérêts, arrêté au { $until }
dunning-message-annex-formula = Intérêts = base × taux annuel × jours ÷ 365, arrondis au centime pour chaque ligne. Les jours se comptent du lendemain de l’échéance jusqu’au jour du paiement inclus ; une ligne s’arrête quand la base, le taux ou le semestre change.
dunning-message-annex-rule-professional = Taux : article L. 441-10, II du code de commerce. L’indemnité forfaitaire de 40 € est due une fois par facture (article D. 441-5) ; elle ne porte pas intérêt.
dunning-message-annex-rule-public = Taux : article R. 2192-31 du code de la commande publique, celui du semestre où les intérêts ont commencé à courir, pour toute la période. L’indemnité forfaitaire de 40 € est due une fois par facture (article D. 2192-35).
dunning-message-annex-rule-consumer = Taux légal, à compter de la réception de la mise en demeure (article 1231-6 du code civil).
dunning-message-annex-principal-first = Les paiements partiels sont imputés d’abord sur le principal ; les avoirs réduisent le principal à leur date.
dunning-message-annex-interest-first = Les paiements partiels sont imputés d’abord sur les intérêts, puis sur le principal (article 1343-1 du code civil) ; les avoirs réduisent le principal à leur date.
dunning-message-annex-capitalised = Les intérêts dus pour une année entière portent eux-mêmes intérêt (article 1343-2 du code civil).
# $number (String) - of the invoice
# $amount (String) - VAT included
# $due (String) - in words
dunning-message-annex-debt = Facture { $number } de { $amount }, échue le { $due }
dunning-message-annex-total = Total
dunning-message-annex-interest-paid = Intérêts déjà imputés sur des paiements
dunning-message-annex-interest-left = Intérêts restant dus
dunning-message-annex-indemnity = Indemnité forfaitaire pour frais de recouvrement
dunning-message-annex-indemnity-paid = Indemnité déjà imputée sur des paiements
# $number (String) - of the invoice
dunning-message-annex-owed = Dû en sus du principal, facture { $number }
dunning-message-annex-summary = Récapitulatif
dunning-message-annex-rates = Taux appliqués
dunning-message-payment-word = Règlement
dunning-message-credit-word = Avoir
# $day (String) - of the payment
# $what (String) - «Virement»
# $amount (String) - of it
dunning-message-moved = { $day } · { $what } : { $amount }
# $day (String) - of the payment
# $what (String) - «Virement»
# $amount (String) - of it
# $left (String) - of the principal
dunning-message-moved-left = { $day } · { $what } : { $amount } sur le principal ; reste { $left }
# $day (String) - of the payment
# $what (String) - «Virement»
# $amount (String) - of it
# $parts (String) - what it paid
# $left (String) - of the principal
dunning-message-moved-parts = { $day } · { $what } : { $amount }, soit { $parts } ; reste { $left }
# $day (String) - of the credit note
# $what (String) - its number
# $amount (String) - of it
# $left (String) - of the principal
dunning-message-moved-correction = { $day } · { $what } : { $amount }, rectificatif dès l’origine ; reste { $left }
# $amount (String) - of the part
dunning-message-part-interest = { $amount } sur les intérêts
# $amount (String) - of the part
dunning-message-part-indemnity = { $amount } sur l’indemnité
# $amount (String) - of the part
dunning-message-part-principal = { $amount } sur le principal
# $year (String) - in digits
dunning-message-first-half = 1er semestre { $year }
# $year (String) - in digits
dunning-message-second-half = 2e semestre { $year }
# $rate (String) - of refinancing
dunning-message-rate-default = taux BCE { $rate } + 10 points
# $rate (String) - of refinancing
dunning-message-rate-public = taux BCE { $rate } + 8 points
# $agreed (String) - by contract
# $floor (String) - the least allowed
# $legal (String) - the legal rate
dunning-message-rate-agreed = taux convenu { $agreed }, au moins { $floor } (3 × taux légal { $legal })
# $rate (String) - of the half-year
dunning-message-rate-legal = taux légal { $rate }
# $source (String) - of the last known rate
dunning-message-rate-provisional = { $source } (provisoire)
dunning-message-source-bank = Banque centrale européenne, opérations principales de refinancement

## Litigation pack

dunning-message-step-courtesy = Rappel avant échéance
dunning-message-step-first = Première relance
dunning-message-step-firm = Deuxième relance
dunning-message-way-email = par courrier électronique
dunning-message-way-letter = par courrier
dunning-message-way-sms = par SMS
dunning-message-way-call = par téléphone
# $step (String) - how firmly
# $way (String) - by which way
dunning-message-evidence-reminder = { $step } { $way }
# $day (String) - in words
dunning-message-sent-on = Envoi noté le { $day }
dunning-message-index-parties = Parties
dunning-message-creditor = Créancier
dunning-message-debtor = Débiteur
dunning-message-nature = Nature de la créance
dunning-message-nature-professional = entre professionnels
dunning-message-nature-public = acheteur public
dunning-message-nature-consumer = consommateur
dunning-message-index-claim = Somme réclamée
dunning-message-index-pieces = Pièces produites
dunning-message-index-hashes = À la suite de chaque fichier figure le début de son empreinte SHA-256 ; les empreintes entières sont dans le fichier SHA256SUMS du dossier.
# $file (String) - in the folder
# $hash (String) - the beginning of its digest
dunning-message-piece-file = { $file } · { $hash }…
dunning-message-piece-missing = pièce à joindre
dunning-message-section-invoices = Factures et avoirs
dunning-message-section-orders = Devis et commandes
dunning-message-section-deliveries = Bons de livraison
dunning-message-section-reminders = Relances et preuves d’envoi
dunning-message-section-answers = Réponses et engagements du débiteur
dunning-message-section-statement = Relevé de compte
dunning-message-section-computation = Décompte des intérêts
dunning-message-section-other = Autres pièces

## Names of files

# $account (String) - the customer
# $day (String) - as 2026-11-21
dunning-message-file-reminder = Relance-{ $account }-{ $day }
# $account (String) - the customer
# $day (String) - as 2026-11-21
dunning-message-file-notice = Mise-en-demeure-{ $account }-{ $day }
# $account (String) - the customer
# $day (String) - as 2026-11-21
dunning-message-file-statement = Releve-{ $account }-{ $day }
# $account (String) - the customer
dunning-message-file-debit-note = Note-de-debit-{ $account }
# $account (String) - the customer
# $day (String) - as 2026-11-21
dunning-message-file-computation = Decompte-{ $account }-{ $day }
dunning-message-file-index = 00-Bordereau
# $day (String) - as 2026-11-21
dunning-message-file-bundle = Relances-{ $day }
dunning-message-folders = courriels|courriers|sms|appels|releves
dunning-message-demo = Démonstration

## What is wrong

# $name (String) - as it is written
# $line (String) - from 1
dunning-message-wrong-variable = La variable « { $name } » n’existe pas (ligne { $line } du modèle).
# $name (String) - as it is written
# $line (String) - from 1
dunning-message-wrong-function = « { $name } » n’existe pas (ligne { $line } du modèle).
# $line (String) - from 1
dunning-message-wrong-endless = Le modèle ne se termine pas (ligne { $line }).
# $line (String) - from 1
# $what (String) - as the reader of templates says
dunning-message-wrong-syntax = Le modèle ne peut pas être lu (ligne { $line }) : { $what }.
dunning-message-wrong-empty = L’objet et le texte du modèle ne peuvent pas être vides.
dunning-message-wrong-notice-words = Une mise en demeure doit se dire telle : gardez les mots « mettons en demeure » ou « mise en demeure » (article 1344 du code civil).
dunning-message-wrong-notice-list = Une mise en demeure doit nommer les factures : gardez la variable « list ».
dunning-message-wrong-notice-sum = Une mise en demeure doit dire la somme réclamée : gardez la variable « grand_total » ou « sums ».
dunning-message-wrong-notice-deadline = Une mise en demeure doit fixer un délai : gardez la variable « deadline ».
dunning-message-wrong-notice-payment = Une mise en demeure doit dire comment payer : gardez la variable « payment ».
dunning-message-wrong-notice-cost = Les pénalités et l’indemnité forfaitaire réclamées doivent figurer dans la mise en demeure : gardez la variable « sums », ou « interest » et « indemnity ».
# $what (String) - the words found
dunning-message-wrong-consumers = Ce message s’adresse à un consommateur : il ne peut pas réclamer ce qui n’est dû qu’entre professionnels ({ $what }).
# $customer (String) - its name
dunning-message-wrong-address = Aucune adresse postale n’est connue pour { $customer }.
dunning-message-wrong-nothing = Il ne reste rien à réclamer.
dunning-message-wrong-rate = Le taux d’un semestre n’est pas encore publié : aucun montant définitif ne peut être imprimé.
dunning-message-wrong-large = Les montants dépassent ce qui peut être compté.
# $letters (String) - them
dunning-message-wrong-letters = Lettres que la police n’a pas : { $letters }.
# $code (String) - of the fault
dunning-message-wrong-other = Le document n’a pas pu être écrit ({ $code }).

## What templates may name

dunning-message-variable-account = le compte du client
dunning-message-variable-apart = ce qui est promis, en litige ou sous échéancier et n’est pas réclamé : « hors 600,00 € promis pour le … » ; vide sinon
dunning-message-variable-claimed = vrai si des intérêts ou indemnités sont réclamés
dunning-message-variable-closing = la formule finale
dunning-message-variable-consumer = vrai si le client est un consommateur
dunning-message-variable-contact = la personne à qui l’on s’adresse
dunning-message-variable-count = le nombre de factures
dunning-message-variable-crossed = la phrase sur un règlement qui se serait croisé
dunning-message-variable-customer = le nom du client
dunning-message-variable-deadline = la date limite, en toutes lettres
dunning-message-variable-deadline-days = le délai, en jours
dunning-message-variable-deadline-short = la date limite, en chiffres
dunning-message-variable-email = notre adresse électronique
dunning-message-variable-firm = notre nom
dunning-message-variable-first = la première facture : first.number, first.due, first.open…
dunning-message-variable-grand-total = le total, intérêts et indemnités compris
dunning-message-variable-iban = notre IBAN
dunning-message-variable-indemnity = les indemnités forfaitaires
dunning-message-variable-interest = les intérêts de retard
dunning-message-variable-interest-until = le dernier jour compté, en toutes lettres
dunning-message-variable-items = les factures, pour une boucle : item.number, item.due, item.late…
dunning-message-variable-late = le plus long retard, en jours
dunning-message-variable-late-days = le plus long retard, en nombre
dunning-message-variable-letter = vrai si le message est un courrier
dunning-message-variable-link = la page de paiement
dunning-message-variable-list = le tableau des factures
dunning-message-variable-net = le total dû des factures
dunning-message-variable-payment = comment payer : compte et référence
dunning-message-variable-phone = notre téléphone
dunning-message-variable-professional = vrai si le client est un professionnel
dunning-message-variable-public = vrai si le client est un organisme public
dunning-message-variable-received = la phrase « paiements reçus jusqu’au … »
dunning-message-variable-received-until = le dernier jour de banque connu
dunning-message-variable-reference = la référence à rappeler
dunning-message-variable-reminded = « notre relance du … », vide s’il n’y en a pas
dunning-message-variable-role = la fonction du signataire
dunning-message-variable-salutation = la formule d’appel
dunning-message-variable-signatory = le signataire
dunning-message-variable-signature = la signature entière
dunning-message-variable-sums = le total, somme par somme
dunning-message-variable-today = la date du jour, en toutes lettres

# $numbers (String) - the numbers of earlier debit notes
dunning-message-debit-note-replaces = Pour les mêmes factures, cette note remplace : { $numbers }.

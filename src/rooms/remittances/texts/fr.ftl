# Prélèvements et remises
# $id (String) - as typed
remittances-bad-mandate-id = « { $id } » n’est pas une référence de mandat (RUM) : 1 à 35 lettres sans accent, chiffres et + ? / - : ( ) . , '.
# $text (String) - as typed
remittances-bad-iban = « { $text } » n’est pas un IBAN. Vérifiez-le sur le relevé d’identité bancaire.
# $text (String) - as typed
remittances-bad-bic = « { $text } » n’est pas un BIC : 8 ou 11 lettres et chiffres.
remittances-signed-later = Le mandat ne peut pas être signé après aujourd’hui.
# $text (String) - as typed
remittances-bad-identifier = « { $text } » n’est pas un identifiant créancier SEPA (ICS). Votre banque vous l’a donné ; en France il commence par FR et compte 13 caractères.
remittances-bad-notice = Le préavis est de 60 jours au plus.
remittances-no-creditor = Donnez d’abord votre identifiant créancier (ICS) et le compte à créditer.
remittances-nothing-chosen = Choisissez au moins une ligne.
# $number (String) - the invoice's number
remittances-not-open = La facture { $number } n’a plus rien d’ouvert.
# $number (String) - the invoice's number
remittances-not-euros = La facture { $number } n’est pas en euros : un prélèvement SEPA l’est toujours.
# $number (String) - the invoice's number
remittances-no-mandate = Le client de la facture { $number } n’a pas de mandat utilisable ce jour-là.
# $number (String) - the invoice's number
remittances-on-its-way = La facture { $number } est déjà dans une remise en cours.
# $day (String) - the first day possible
remittances-too-early = Trop tôt : avec le préavis et le délai de la banque, le premier jour possible est le { $day }.
# $id (String) - as asked
remittances-unknown-batch = Il n’y a pas de remise { $id }.
remittances-no-slip-number = Donnez le numéro du bordereau : la banque le répète sur votre relevé.
remittances-title = Prélèvements et remises
remittances-about = Mandats SEPA, remises de prélèvements et bordereaux de chèques
remittances-creditor = Comment vous prélevez
remittances-identifier = Identifiant créancier (ICS)
remittances-iban = Compte à créditer (IBAN)
# $iban (String) - the firm's account
remittances-iban-help = Vide : celui de vos factures, { $iban }.
remittances-bic = BIC (facultatif)
remittances-notice-days = Préavis, en jours
remittances-notice-days-help = 14 jours, sauf si vous avez convenu autre chose avec vos clients.
remittances-save = Enregistrer
remittances-saved = Enregistré
remittances-mandates = Mandats
remittances-mandates-none = Aucun mandat
remittances-mandates-none-about = Un mandat signé par votre client vous permet de prélever ses factures.
remittances-mandate-add = Ajouter un mandat
remittances-mandate-edit = Modifier
remittances-mandate-id = Référence du mandat (RUM)
remittances-mandate-account = Compte du client
remittances-mandate-signed = Signé le
remittances-mandate-holder = Titulaire du compte (vide : le client)
remittances-mandate-debtor-iban = IBAN débité
remittances-mandate-b2b = Interentreprises (B2B) : sans remboursement
remittances-mandate-one-off = Pour un seul prélèvement
remittances-mandate-used = Dernier prélèvement
remittances-mandate-until = Valable jusqu’au
remittances-mandate-revoke = Révoquer
# $id (String) - the RUM
remittances-mandate-saved = Mandat { $id } enregistré
# $id (String) - the RUM
remittances-mandate-was-revoked = Mandat { $id } révoqué
remittances-stands = Utilisable
remittances-stands-not = Inutilisable
remittances-collect = À prélever
# $day (String) - the first day possible
remittances-collect-about = Factures ouvertes de clients sous mandat. Préavis compris, le premier jour possible est le { $day }.
remittances-collect-none = Rien à prélever
remittances-collect-none-about = Aucune facture ouverte d’un client sous mandat qui ne soit déjà dans une remise.
remittances-collect-day = Prélever le
# $count (Number) - invoices
# $shown (String) - written
remittances-collect-go =
    { $count ->
        [one] Préparer la remise : { $shown } facture
       *[other] Préparer la remise : { $shown } factures
    }
remittances-collect-done = Remise préparée
remittances-collect-all = Tout choisir
remittances-came-back = Revenu impayé
remittances-batches = Remises
remittances-batches-none = Aucune remise
remittances-batches-none-about = Une remise préparée donne un fichier à déposer à votre banque. Quand le relevé arrive, les factures se soldent ; un rejet les rouvre.
remittances-batch-day = Prélèvement
remittances-batch-notice = Prévenir avant le
# $day (String) - the day
remittances-batch-noticed = Prévenus le { $day }
remittances-batch-submission = À la banque avant le
remittances-batch-returns = Rejets jusqu’au
remittances-batch-refund = Remboursables jusqu’au
remittances-batch-file = Fichier pour la banque
remittances-batch-older = Fichier, ancienne version
remittances-batch-notices = Liste des préavis
remittances-batch-notice-done = Clients prévenus
remittances-batch-noticed-done = Préavis noté
remittances-stage-on-its-way = En cours
remittances-stage-settled = Encaissé
remittances-stage-returned = Revenu impayé
remittances-stage-lost = Sans nouvelle
remittances-slips = Bordereaux de chèques
remittances-slips-about = La banque crédite un bordereau en une somme : donnez-lui ses chèques, et le rapprochement retrouve chaque facture.
remittances-slip-add = Ajouter un bordereau
remittances-slip-number = Numéro du bordereau
remittances-slip-day = Remis le
remittances-slip-cheques = Chèques, un par ligne : numéro ; tireur ; montant
remittances-slip-count = Chèques
remittances-slip-saved = Bordereau enregistré
remittances-file-notices = preavis
remittances-file-text = Texte du préavis
# $day (String) - the day
# $amount (String) - how much
# $mandate (String) - the RUM
# $identifier (String) - the ICS
# $number (String) - the invoice's
remittances-notice-text = Nous prélèverons { $amount } le { $day } sur votre compte pour la facture { $number } (mandat { $mandate }, identifiant créancier { $identifier }).
remittances-column-invoice = Facture
remittances-column-customer = Client
remittances-column-due = Échéance
remittances-column-open = Ouvert
remittances-column-amount = Montant
remittances-column-stage = État
remittances-total = Total
remittances-act-words = mandat SEPA pain.008 chèque bordereau
remittances-notice-given = Préavis
# $day (String) - the day
remittances-revoked = Révoqué le { $day }

# What the bank refused before any money moved.
remittances-stage-refused = Refusé par la banque
# $code (String) - of ISO 20022, or the bank's words
remittances-refused-why = { $code ->
    [AC01] AC01 : numéro de compte inexact
    [AC04] AC04 : compte clos
    [AC06] AC06 : compte bloqué
    [AC13] AC13 : compte de particulier, le mandat B2B ne vaut pas
    [AG01] AG01 : opération interdite sur ce compte
    [AG02] AG02 : code opération invalide
    [AM04] AM04 : provision insuffisante
    [AM05] AM05 : opération en double
    [BE05] BE05 : créancier inconnu de la banque
    [CNOR] CNOR : banque du créancier non inscrite
    [DNOR] DNOR : banque du débiteur non inscrite
    [DT01] DT01 : date invalide
    [ED05] ED05 : règlement échoué entre banques
    [FF01] FF01 : fichier invalide
    [FF05] FF05 : type de prélèvement invalide
    [MD01] MD01 : aucun mandat
    [MD02] MD02 : données du mandat manquantes ou inexactes
    [MD06] MD06 : contestation du débiteur
    [MD07] MD07 : débiteur décédé
    [MS02] MS02 : refus du débiteur
    [MS03] MS03 : motif non communiqué
    [RC01] RC01 : BIC inexact
    [RR01] RR01 : identification du débiteur manquante
    [RR02] RR02 : nom ou adresse du débiteur manquants
    [RR03] RR03 : nom ou adresse du créancier manquants
    [RR04] RR04 : raison réglementaire
    [SL01] SL01 : service particulier de la banque du débiteur
   *[other] { $code }
}

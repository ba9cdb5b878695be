# $value (String) - what stands in the file
exchange-fault-not-a-date = « { $value } » n’est pas une date du calendrier. Corrigez-la dans le fichier, ou vérifiez l’ordre jour/mois choisi pour les dates.
# $value (String) - what stands in the file
exchange-fault-not-a-number = « { $value } » n’est pas un nombre. Corrigez la cellule, ou choisissez un autre rôle pour cette colonne.
# $value (String) - what stands in the file
exchange-fault-not-an-amount = « { $value } » n’est pas un montant. Demandez un fichier corrigé à celui qui l’a émis.
# $value (String) - what stands in the file
exchange-fault-number-too-large = Le montant « { $value } » dépasse 10 000 milliards. Vérifiez le signe décimal choisi.
# $value (String) - what stands in the file
exchange-fault-unknown-currency = « { $value } » n’est pas un code de devise (EUR, USD…). Corrigez la cellule.
exchange-fault-missing-date = Il n’y a pas de date. Complétez la ligne ou le document, puis importez de nouveau.
exchange-fault-missing-amount = Il n’y a pas de montant. Complétez la ligne, ou vérifiez quelle colonne est le montant.
exchange-fault-missing-number = Il n’y a pas de numéro de facture. Complétez la ligne ou le document, puis importez de nouveau.
exchange-fault-no-customer = Rien ne dit de quel client il s’agit. Complétez le compte ou le nom.
# $value (String) - what stands in the file
exchange-fault-customer-twice = Le compte « { $value } » figure plusieurs fois ; la première ligne est retenue.
# $value (String) - what stands in the file
exchange-fault-bad-siren = « { $value } » n’est pas un SIREN : sa clé de contrôle est fausse. Le client est importé ; vérifiez ce numéro.
# $value (String) - what stands in the file
exchange-fault-rounded = « { $value } » a plus de décimales que la devise ; le montant est arrondi au plus proche.
# $value (String) - what stands in the file
exchange-fault-due-from-issue = { $value } ligne(s) sans échéance ni conditions lisibles : la date de facture sert d’échéance. Indiquez la colonne des échéances ou les conditions si le fichier les contient.
# $value (String) - what stands in the file
exchange-fault-issue-from-due = { $value } ligne(s) sans date de facture : l’échéance sert de date de facture.
# $value (String) - what stands in the file
exchange-fault-due-before-issue = { $value } ligne(s) ont une échéance avant la date de facture. Vérifiez que les deux colonnes ne sont pas inversées.
# $value (String) - what stands in the file
exchange-fault-total-differs = Le total écrit dans le fichier ne correspond pas aux lignes lues (annoncé / lu : { $value }). Vérifiez les lignes signalées et le signe des montants.
exchange-fault-stray-quote = Un guillemet isolé est gardé tel quel. Vérifiez que la ligne est bien découpée.
exchange-fault-unclosed-quote = Un guillemet ouvert n’est jamais fermé ; il est gardé comme un simple caractère. Vérifiez la ligne.
# $value (String) - what stands in the file
exchange-fault-cells-beyond-headings = Cette ligne a plus de cellules que d’en-têtes (« { $value } ») : un séparateur traîne peut-être dans un libellé. Vérifiez la ligne.
# $limit (String) - the limit that was passed
exchange-fault-too-many-columns = Le tableau a plus de { $limit } colonnes ; les suivantes sont laissées de côté.
# $limit (String) - the limit that was passed
exchange-fault-cell-too-long = Une cellule dépasse { $limit } octets ; elle est coupée.
# $limit (String) - the limit that was passed
exchange-fault-too-many-rows = Le tableau dépasse { $limit } lignes ; la suite n’est pas lue. Partagez-le en plusieurs fichiers.
# $limit (String) - the limit that was passed
exchange-fault-too-many-cells = Le classeur dépasse { $limit } cellules ; la suite n’est pas lue. Partagez-le en plusieurs fichiers.
exchange-fault-bad-characters = Certains caractères n’existent pas dans l’encodage choisi ; ils sont remplacés. Essayez un autre encodage.
exchange-fault-mixed-encoding = Le fichier mélange deux encodages ; les caractères isolés sont lus en Windows-1252. Vérifiez les accents.
exchange-fault-nul-characters = Le fichier contient des caractères nuls ; ils sont retirés.
# $value (String) - what stands in the file
exchange-fault-ambiguous-number = « { $value } » peut se lire de deux façons (milliers ou décimales). Vérifiez le signe décimal choisi.
exchange-fault-ambiguous-date-order = Rien ne dit si le jour ou le mois vient en premier. Vérifiez l’ordre choisi pour les dates.
exchange-fault-mixed-date-order = Certaines dates commencent par le jour, d’autres par le mois. Vérifiez l’ordre choisi ; les dates impossibles sont signalées.
# $value (String) - how many
exchange-fault-not-issued = { $value } ligne(s) mises de côté : brouillons ou pièces annulées, d’après leur état. Choisissez une autre colonne pour l’état, ou aucune, si c’est faux.
# $value (String) - how many
exchange-fault-only-set-aside = Les { $value } lignes ont toutes été mises de côté : totaux, comptes qui ne sont pas ceux de clients, règlements soldés. Vérifiez quelle colonne est le compte du client.
# $value (String) - names of sheets
exchange-fault-other-sheets = D’autres feuilles ont les mêmes en-têtes et ne sont pas lues par cet import : { $value }. Importez le fichier une fois de plus pour chacune, en choisissant sa feuille.
# $value (String) - what stands in the file
exchange-fault-no-currency = { $value } montant(s) sans devise dans un fichier dont d’autres en portent une : ils sont lus en euros, ou dans la devise qu’un titre annonce. Sinon, écrivez la devise à chaque ligne ou dans une colonne « Devise ».
# $value (String) - what stands in the file
exchange-fault-nothing-closed = La liste est incomplète à cause des lignes fautives : les { $value } créances qu’elle ne cite plus restent ouvertes. Corrigez ces lignes et importez de nouveau.
# $value (String) - what stands in the file
exchange-fault-issued-here = Pièces émises ici, que ce fichier dit d’un autre montant : { $value }. Elles restent telles qu’elles ont été émises ; une erreur se corrige par un avoir ou une facture rectificative.
exchange-fault-closes-many = Cette liste solderait plus de la moitié des créances connues ({ $value }). Vérifiez qu’elle est complète ; sinon choisissez « Factures ».
exchange-fault-code-too-long = Le code à scanner ne peut contenir tout ce qu’il faudrait : il n’est pas imprimé. L’IBAN et la référence suffisent pour payer.
# $value (String) - what stands in the file
exchange-fault-unprintable-letters = Ces caractères ne peuvent être imprimés : { $value }. Écrivez-les autrement.
# $value (String) - what stands in the file
exchange-fault-no-such-attachment = Le fichier à joindre « { $value } » n’est pas là : le document n’est pas fait.
# $value (String) - what stands in the file
exchange-fault-two-files-of-one-name = Deux fichiers à joindre s’appellent « { $value } » : renommez-en un.
# $value (String) - what stands in the file
exchange-fault-paper-not-printed = Le document n’a pu être mis en page. { $value }
exchange-fault-not-here = Cette page n’a pas tout ce qu’il faut pour ce document. Rechargez-la.
# $value (String) - what stands in the file
exchange-fault-not-writable = Ce document ne peut être écrit dans ce format, qui ne sait pas dire « { $value } ». Choisissez un profil plus complet.
exchange-fault-unknown-profile = Ce profil de facture n’existe pas. Choisissez-en un autre.
exchange-fault-same-file-twice = Le même fichier est déposé deux fois ; il n’est lu qu’une fois.
exchange-fault-empty-table = Le fichier ne contient aucune ligne à lire. Vérifiez l’export.
exchange-fault-empty-file = Le fichier est vide. Refaites l’export.
exchange-fault-unknown-format = Ce fichier n’est ni un tableau, ni une facture électronique. Déposez un CSV, un XLSX, un PDF Factur-X ou un XML.
exchange-fault-unknown-table = Les colonnes ne disent pas assez : il faut au moins un client, un numéro, une date et un montant. Ajoutez une ligne d’en-têtes.
# $value (String) - what stands in the file
exchange-fault-received-invoice = La facture { $value } est une facture reçue : vous en êtes l’acheteur. Elle est laissée de côté.
# $value (String) - what stands in the file
exchange-fault-other-seller = La facture { $value } est émise par une autre société que la vôtre et ne vous est pas adressée. Elle est laissée de côté ; vérifiez vos identifiants dans « Données ».
# $value (String) - what stands in the file
exchange-fault-document-twice = La facture { $value } figure deux fois dans ce dépôt ; la première est retenue.
# $value (String) - what stands in the file
exchange-fault-document-differs = La facture { $value } figure deux fois dans ce dépôt avec des montants différents ; la première est retenue. Vérifiez laquelle est la bonne.
exchange-fault-several-sellers = Ces factures viennent de plusieurs vendeurs : renseignez votre société dans « Données » pour reconnaître les vôtres.
exchange-fault-missing-currency = Le document ne dit pas sa devise. Demandez un fichier corrigé.
exchange-fault-missing-total = Le document n’a pas de montant total TTC. Demandez un fichier corrigé.
exchange-fault-missing-buyer = Le document ne nomme pas l’acheteur. Demandez un fichier corrigé.
exchange-fault-missing-seller = Le document ne nomme pas le vendeur.
exchange-fault-missing-due-date = Le document ne dit ni échéance ni conditions ; la date de facture sert d’échéance.
# $value (String) - the currency of the total
exchange-fault-other-currency = Le total est marqué « { $value } », qui n’est pas la devise du document ; celle du document est retenue. Vérifiez auprès de son auteur.
exchange-fault-missing-due-payable = Le document ne dit pas le montant à payer ; le total TTC est retenu.
exchange-fault-missing-type-code = Le document ne dit pas s’il est facture ou avoir ; il est lu comme une facture.
# $value (String) - what stands in the file
exchange-fault-unknown-type-code = Le type de document « { $value } » n’est pas dans la liste UNTDID 1001 admise ; il est lu comme une facture.
exchange-fault-missing-seller-identifier = Le vendeur n’a ni SIREN ni numéro de TVA dans le document.
# $value (String) - what stands in the file
exchange-fault-vat-number-without-country = Le numéro de TVA « { $value } » n’a pas les deux lettres du pays.
exchange-fault-missing-seller-vat-number = Il y a de la TVA, mais pas de numéro de TVA du vendeur.
exchange-fault-missing-payee-name = Le bénéficiaire du paiement n’a pas de nom.
# $value (String) - what stands in the file
exchange-fault-negative-credit-note = Les montants de cet avoir sont négatifs ({ $value }), alors qu’un avoir les donne positifs : il est lu comme un avoir, en votre défaveur.
# $value (String) - what stands there
exchange-fault-several-invoices = Ce PDF contient une autre facture, { $value }, qui n’est pas lue : demandez un PDF par facture, ou déposez ce fichier XML à part.
exchange-fault-unknown-file = Ce fichier n’est ni un tableau, ni une facture, ni un relevé : une image ou un fichier compressé ne se lit pas. Pour le garder comme justificatif, ouvrez la facture et déposez-le sous « Justificatifs ».
# $value (String) - what stands there
exchange-fault-totals-disagree = Les totaux du document ne s’accordent pas ({ $value }). Le montant à payer est retenu ; demandez un fichier corrigé.
# $value (String) - what stands in the file
exchange-fault-tax-disagrees = La TVA d’un taux ne correspond pas à sa base ({ $value }).
# $value (String) - what stands in the file
exchange-fault-tax-basis-disagrees = La base d’un taux de TVA ne correspond pas aux lignes ({ $value }).
exchange-fault-missing-vat-category = Un taux de TVA n’a pas de catégorie.
# $value (String) - what stands in the file
exchange-fault-unknown-vat-category = La catégorie de TVA « { $value } » est inconnue.
# $value (String) - what stands in the file
exchange-fault-missing-exemption-reason = La catégorie de TVA « { $value } » demande un motif d’exonération, qui manque.
# $value (String) - what stands in the file
exchange-fault-too-many-decimals = « { $value } » a plus de deux décimales.
# $value (String) - what stands in the file
exchange-fault-unknown-reason-code = Le code de motif « { $value } » est inconnu.
# $value (String) - what stands in the file
exchange-fault-needless-attribute = L’attribut « { $value } » n’a pas sa place ici ; il est ignoré.
exchange-fault-contact-twice = Le document donne deux contacts ; le premier est retenu.
# $value (String) - what stands in the file
exchange-fault-number-characters = Le numéro « { $value } » contient des caractères que les plateformes refusent.
# $value (String) - what stands in the file
exchange-fault-process-disagrees = Le cadre de facturation « { $value } » ne correspond pas au type du document.
# $value (String) - what stands in the file
exchange-fault-not-a-siren = « { $value } » est donné pour un SIREN et n’en est pas un.
exchange-fault-account-twice = Le document donne deux comptes bancaires ; le premier est retenu.
exchange-fault-missing-account = Le document demande un virement sans donner de compte bancaire.
# $value (String) - what stands in the file
exchange-fault-empty-note = Une note du document est vide ou sans code ({ $value }).
# $value (String) - what stands in the file
exchange-fault-profile-lines = Le profil { $value } ne devrait pas contenir de lignes.
exchange-fault-missing-guideline = Le document ne dit pas son profil.
# $value (String) - what stands in the file
exchange-fault-unknown-guideline = Le profil « { $value } » est inconnu ; le document est lu comme EN 16931.
# $value (String) - what stands in the file
exchange-fault-old-guideline = Le profil « { $value } » est celui d’une ancienne version ; il est lu.
# $value (String) - what stands in the file
exchange-fault-wrong-namespace = L’espace de noms « { $value } » est inattendu ; le document est lu quand même.
# $value (String) - what stands in the file
exchange-fault-wrong-root = Ce XML (« { $value } ») n’est pas une facture CII ou UBL.
# $value (String) - what stands in the file
exchange-fault-more-faults = { $value } autres remarques sur ce document ne sont pas affichées.
# $value (String) - what stands in the file
exchange-fault-attachment-name = La facture est jointe au PDF sous le nom inhabituel « { $value } » ; elle est lue.
exchange-fault-no-xml-in-pdf = Ce PDF ne contient pas de facture électronique. Demandez un PDF Factur-X, ou saisissez la facture par un tableau.
exchange-fault-xml-syntax = Ce XML est mal formé : il ne peut pas être lu. Demandez un fichier intact.
# $value (String) - what stands in the file
exchange-fault-wrong-encoding = Le XML annonce « { $value } » et est écrit autrement.
exchange-fault-dtd-refused = Ce XML contient une définition de document (DTD), refusée par sûreté.
# $limit (String) - the limit that was passed
exchange-fault-too-many-nodes = Ce XML dépasse { $limit } éléments : il n’est pas lu.
# $limit (String) - the limit that was passed
exchange-fault-too-many-attributes = Un élément de ce XML dépasse { $limit } attributs : il n’est pas lu.
# $limit (String) - the limit that was passed
exchange-fault-too-deep = L’imbrication dépasse { $limit } niveaux : le document n’est pas lu.
exchange-fault-not-a-pdf = Ce fichier n’est pas un PDF.
exchange-fault-encrypted-pdf = Ce PDF est protégé par un mot de passe. Enregistrez-le sans protection, puis déposez-le de nouveau.
exchange-fault-damaged-pdf = Ce PDF est abîmé : il ne peut pas être lu. Demandez un fichier intact.
# $limit (String) - the limit that was passed
exchange-fault-too-large = Le fichier ou une de ses parties dépasse { $limit } octets : il n’est pas lu. Partagez-le.
# $limit (String) - the limit that was passed
exchange-fault-file-too-large = Le fichier dépasse { $limit } octets : il n’est pas lu. Partagez-le en plusieurs fichiers.
# $limit (String) - the limit that was passed
exchange-fault-too-many-files = L’archive dépasse { $limit } fichiers ; les suivants ne sont pas lus.
# $limit (String) - the limit that was passed
exchange-fault-zip-ratio = Une partie de l’archive se déploie plus de { $limit } fois : elle est refusée par sûreté.
exchange-fault-damaged-zip = Cette archive est abîmée. Demandez un fichier intact.
exchange-fault-not-a-zip = Ce fichier n’est pas une archive ZIP.
exchange-fault-encrypted-zip = Cette archive est protégée par un mot de passe. Déposez son contenu.
exchange-fault-zip-method = Une partie de l’archive est comprimée par une méthode inconnue. Recréez l’archive en ZIP ordinaire.
exchange-fault-nested-zip = Une archive dans une archive n’est pas ouverte. Déposez-la à part.
exchange-fault-zip-in-zip = Une archive dans une archive n’est pas ouverte. Déposez-la à part.
exchange-fault-zip-failed = L’archive n’a pas pu être écrite. Recommencez.
exchange-fault-not-a-workbook = Ce fichier n’est pas un classeur. Enregistrez-le en XLSX ou en CSV.
exchange-fault-no-sheet = Le classeur ne contient aucune feuille lisible. Enregistrez-le de nouveau en XLSX.
exchange-fault-not-a-request = Le module de documents n’a pas compris la demande. Rechargez la page.
exchange-fault-damaged-workbook = Ce classeur est abîmé. Ouvrez-le dans votre tableur et enregistrez-le de nouveau.
exchange-fault-encrypted-workbook = Ce classeur est protégé par un mot de passe. Enregistrez-le sans protection.
# $value (String) - what stands in the file
exchange-fault-workbook-failed = Le classeur n’a pas pu être écrit ({ $value }). Exportez en CSV.
exchange-fault-empty-passphrase = La phrase secrète est vide.
exchange-fault-encryption-failed = Le chiffrement a échoué. Rien n’a été modifié ; recommencez.
exchange-fault-not-an-age-file = Ce fichier n’est pas une sauvegarde chiffrée « age ».
exchange-fault-damaged-age-file = Cette sauvegarde chiffrée est abîmée. Prenez une autre copie.
exchange-fault-not-a-passphrase-file = Ce fichier est chiffré pour une clé, pas par une phrase secrète.
exchange-fault-too-much-work = Ce fichier demande un calcul de clé démesuré : il est refusé par sûreté.
exchange-fault-wrong-passphrase = La phrase secrète n’est pas la bonne. Vérifiez majuscules et espaces.
exchange-fault-encrypted-backup = C’est une sauvegarde chiffrée : restaurez-la dans « Données ».
exchange-fault-unexpected-answer = Le module de documents a répondu autre chose que prévu. Rechargez la page.
# $line (String) - line number
exchange-at-line = Ligne { $line } :
# $column (String) - a heading
exchange-in-column = Colonne « { $column } » :
# $line (String) - line number
# $column (String) - a heading
exchange-at-line-in-column = Ligne { $line }, colonne « { $column } » :
# $code (String) - a stable code
exchange-fault-other = Ce fichier pose un problème que cette version ne sait pas nommer ({ $code }).
# $entry (String) - an import's entry
exchange-unknown-import = Aucun import ne porte la référence « { $entry } ».
exchange-nothing-to-do = C’est déjà fait : rien ne change.
exchange-bad-profile-name = Donnez au profil un nom de 1 à 60 caractères.
# $name (String) - a profile's name
exchange-unknown-profile = Il n’y a pas de profil nommé « { $name } ».
# $count (String) - how many
exchange-structured-invoices = { $count } factures électroniques
exchange-structured-invoice = 1 facture électronique
exchange-fault-no-statement = Aucun relevé dans ce fichier : il n’y a ni compte ni mouvement à lire. Vérifiez l’export.
exchange-fault-missing-account-number = Le relevé ne dit pas de quel compte il s’agit. Choisissez le compte à l’import.
exchange-fault-missing-direction = Rien ne dit si ce montant est un débit ou un crédit ; il est lu comme un crédit. Vérifiez la ligne.
# $value (String) - what stands there
exchange-fault-statement-not-opened = Pas d’enregistrement d’ouverture avant cet endroit ({ $value }) : le relevé n’a pas d’ancien solde. Vérifiez que le fichier est entier.
# $value (String) - what stands there
exchange-fault-statement-not-closed = Le relevé précédent n’est pas fermé ({ $value }) : son nouveau solde manque. Vérifiez que le fichier est entier.
# $value (String) - what stands there
exchange-fault-unknown-record = Enregistrement de type « { $value } » inconnu ; il est laissé de côté. Vérifiez la ligne.
# $value (String) - what stands there
exchange-fault-complement-without-movement = Un complément « { $value } » ne suit aucun mouvement ; il est laissé de côté.
# $value (String) - what stands there
exchange-fault-misplaced-field = Ce champ n’a pas sa place ici (« { $value } ») ; il est laissé de côté.
# $value (String) - what stands there
exchange-fault-not-a-balance = « { $value } » n’est pas un solde : le contrôle des soldes n’est pas possible.
# $value (String) - what stands there
exchange-fault-no-such-day = « { $value } » n’existe pas dans le calendrier ; le dernier jour du mois est retenu.
# $value (String) - what stands there
exchange-fault-not-a-movement = « { $value } » n’est pas un mouvement lisible ; la ligne est laissée de côté. Demandez un fichier intact à la banque.
# $value (String) - what stands there
exchange-fault-cut-off = Le fichier s’arrête au milieu d’un élément (« { $value } »). Téléchargez-le de nouveau.
# $value (String) - what stands there
exchange-fault-pending-row = Opération annoncée mais pas encore comptabilisée ({ $value }) : elle n’est pas reprise. Elle viendra avec un prochain relevé.
# $value (String) - what stands there
exchange-fault-refused-row = Opération refusée ou annulée ({ $value }) : elle n’est pas reprise.
exchange-fault-not-a-bank-file = Ce fichier n’est pas un relevé de banque que nous savons lire. Déposez un CAMT, MT940, OFX, QIF, CFONB 120 ou l’export CSV de votre banque.
# $value (String) - what stands there
exchange-fault-does-not-balance = Solde d’ouverture + mouvements ≠ solde de clôture (écart { $value }). Une ligne manque peut-être : vérifiez l’export.
exchange-fault-not-a-fec = Ce fichier n’est pas un FEC : on n’y trouve ni les colonnes ni les dates attendues.
exchange-fault-fec-no-account = Cette ligne d’écriture n’a pas de compte ; elle est laissée de côté.
# $value (String) - what stands there
exchange-fault-fec-side = « { $value } » n’est pas un sens (D, C, +1 ou -1) ; la ligne est laissée de côté.
exchange-fault-fec-byte-order-mark = Le FEC commence par une marque d’ordre des octets, que l’administration n’attend pas.
# $value (String) - what stands there
exchange-fault-fec-separator = Le séparateur devrait être une tabulation ou « | » ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-line-end = Les fins de ligne sont doublées ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-headings = Les en-têtes ne sont pas les 18 attendus, dans leur ordre ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-columns = Le FEC a { $value } colonnes au lieu de 18 (ou 21 et 22 pour certaines professions).
# $value (String) - what stands there
exchange-fault-fec-both-sides = Une ligne porte à la fois un débit et un crédit, ou aucun des deux ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-account = Un numéro de compte ne commence pas par trois chiffres ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-missing-field = Un champ obligatoire est vide : { $value }.
# $value (String) - what stands there
exchange-fault-fec-lettrage-without-date = Un lettrage n’a pas de date ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-decimal-point = Un montant a un point décimal au lieu d’une virgule ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-padded = Un montant est complété par des zéros ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-date-form = Une date n’est pas de la forme AAAAMMJJ ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-file-name = Le nom du fichier n’est pas SirenFECAAAAMMJJ ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-order = Les écritures ne sont pas dans l’ordre de leur validation ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-date-outside = Une écriture est hors de l’exercice que dit le nom du fichier ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-unbalanced = Le total des débits n’est pas celui des crédits (écart { $value }).
# $value (String) - what stands there
exchange-fault-fec-constant-number = Toutes les écritures portent le même numéro ({ $value }).
# $value (String) - what stands there
exchange-fault-fec-entry-unbalanced = Une écriture n’est pas équilibrée : { $value }.
# $value (String) - what stands there
exchange-fault-fec-lettrage-unbalanced = Le lettrage { $value } n’est pas équilibré : ses lignes restent ouvertes. Vérifiez-le dans votre comptabilité.
# $value (String) - what stands there
exchange-fault-fec-opening-without-number = { $value } créance(s) reprises à nouveau n’ont plus leur numéro de facture. Complétez-les.

# $value (String) - the invoice's number
exchange-fault-missing-status = Le message ne dit pas le statut de la facture { $value }. Demandez un fichier corrigé.
exchange-fault-not-a-payment-file = Ce XML n’est pas un fichier de paiement que nous savons lire (pain.001, pain.002, pain.008).
# $value (String) - what stands there
exchange-fault-payment-count-differs = L’en-tête annonce un autre nombre d’opérations que celui du fichier ({ $value }).
# $value (String) - what stands there
exchange-fault-control-sum-differs = L’en-tête annonce une autre somme que celle des opérations ({ $value }).
# $value (String) - what stands there
exchange-fault-sepa-identifier = L’identifiant « { $value } » n’est pas accepté par les banques : lettres sans accent et chiffres, sans « / » aux bouts, pas trop long.
# $value (String) - what stands there
exchange-fault-sepa-identifier-twice = L’identifiant « { $value } » sert deux fois dans ce fichier : un retour ne saurait pas lequel est visé.
exchange-fault-sepa-no-collection = Il n’y a aucun prélèvement à émettre.
exchange-fault-sepa-missing-name = Il manque un nom : celui de votre société (« Données », « Ma société »), ou celui du client de cette ligne.
# $value (String) - what stands there
exchange-fault-sepa-bic = « { $value } » n’est pas un BIC (8 ou 11 caractères).
exchange-fault-sepa-address = L’adresse doit avoir au moins une ville et un pays en deux lettres, ou être absente.
# $value (String) - what stands there
exchange-fault-sepa-signed-later = Le mandat est signé le { $value }, après le prélèvement.
# $value (String) - what stands there
exchange-fault-sepa-amount = { $value } n’est pas un montant de prélèvement : de 0,01 à 999 999 999,99 €, deux décimales au plus.
exchange-fault-sepa-missing-text = Le libellé du prélèvement est vide.
# $value (String) - how many lines
exchange-fault-bank-lines-alike = Lignes du même jour et du même montant qu’une ligne déjà connue sous un autre libellé : { $value }. Si ce sont les mêmes, venues d’un fichier d’un autre format, retirez l’un des deux imports.

# Écritures comptables (FEC) et prélèvements
# $value (String) - how many invoices
exchange-fault-fec-no-terms = Un FEC ne dit pas les échéances. Pour { $value } factures de clients sans conditions connues, l’échéance est à 30 jours, le délai de la loi (L441-10) : renseignez les conditions de ces clients.
# $value (String) - how many groups
exchange-fault-fec-lettrage-partial = { $value } lettrages sont partiels (en minuscules) : ce qui reste de ces lignes est ouvert.
# $value (String) - number, both amounts
exchange-fault-fec-differs = Cette pièce est déjà connue avec un autre montant, qui reste : { $value }. La page « Rapprochement » l’explique.
# $value (String) - account
exchange-fault-fec-opening-known = L’à-nouveau du compte { $value } tient en une ligne, et ses pièces sont déjà connues : il est laissé de côté.
exchange-fault-fec-no-customer = Ce fichier d’écritures n’a aucune ligne sur un compte de client (411, 416).
# $value (String) - as written
exchange-fault-sepa-creditor-identifier = « { $value } » n’est pas un identifiant créancier SEPA (ICS).
# $value (String) - as written
exchange-fault-not-an-iban = « { $value } » n’est pas un IBAN.
exchange-fault-fec-only-euro = Un FEC est en euros : exportez les écritures en devise en CSV ou en Excel, et passez-les à leur cours.
exchange-fault-fec-no-siren = Un FEC porte votre SIREN dans son nom : donnez-le sous « Données », « Ma société ».
# $from (String) - the first day
# $to (String) - the last day
exchange-statement-days = du { $from } au { $to }
# $count (Number) - lines
# $shown (String) - written
exchange-statement-lines =
    { $count ->
        [one] { $shown } ligne
       *[other] { $shown } lignes
    }
# $count (Number) - lines
# $shown (String) - written
exchange-statement-known =
    { $count ->
        [one] { $shown } ligne est déjà connue : elle n’est pas comptée deux fois.
       *[other] { $shown } lignes sont déjà connues : elles ne sont pas comptées deux fois.
    }
# $count (Number) - lines
# $shown (String) - written
exchange-statement-alike =
    { $count ->
        [one] { $shown } ligne ressemble à une ligne connue sous un autre libellé.
       *[other] { $shown } lignes ressemblent à des lignes connues sous un autre libellé.
    }

## Messages of the life cycle
# $count (String) - how many
exchange-messages = { $count } messages de cycle de vie
# $value (String) - what stands in the file
exchange-fault-status-of-received = Le message porte sur la facture { $value }, que vous n’avez pas émise. Il est laissé de côté.
# $value (String) - what stands in the file
exchange-fault-status-unknown-invoice = La facture { $value } n’est pas connue ici : son statut est laissé de côté. Importez d’abord la facture, puis redéposez ce fichier.
# $value (String) - what stands in the file
exchange-fault-status-out-of-turn = Ce statut ne peut pas suivre ceux déjà reçus : { $value }. Il n’est pas enregistré ; demandez à la plateforme ce qu’il en est.
# $value (String) - what stands in the file
exchange-fault-unknown-status = Ce code de statut n’est pas connu : { $value }. Il est gardé et montré, sans rien changer.
exchange-status = Statut
exchange-status-day = Atteint le
exchange-status-reason = Motif

# Answers of the bank to our direct debits.
exchange-fault-not-a-status-report = Ce fichier est un ordre de paiement, pas la réponse de la banque (pain.002) : il n’apprend rien de nouveau.
# $value (String) - what stands there
exchange-fault-unknown-payment-status = Le statut « { $value } » n’est pas un statut de paiement connu : rien n’en est repris.
# $value (String) - the message's identifier
exchange-fault-status-unknown-message = Aucune remise de prélèvements ne porte la référence « { $value } » : la réponse est à une autre remise que les vôtres.
# $value (String) - the message's identifier
exchange-fault-status-without-debit = Un rejet de la remise « { $value } » ne dit pas quel prélèvement : sa référence de bout en bout manque.
# $value (String) - the end-to-end identification
exchange-fault-status-unknown-debit = Aucun prélèvement de cette remise ne porte la référence de bout en bout « { $value } ».
# $value (String) - the end-to-end identification, and the mandate
exchange-fault-status-other-mandate = Le rejet cite un autre mandat que celui du prélèvement ({ $value }) : il n’est pas repris.
# $value (String) - the end-to-end identification, and the amount
exchange-fault-status-other-amount = Le rejet cite un autre montant que celui du prélèvement ({ $value }) : il n’est pas repris.

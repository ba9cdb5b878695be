# --- Ce que la machine n’a pas pu faire : ce qui s’est passé, ce qui est sûr, que faire ---
sharing-storage-full = Il n’y a plus de place : rien n’a été enregistré cette fois, et tout ce qui était confirmé est intact. Libérez de l’espace sur le disque (ou dans les données du navigateur), puis recommencez.
sharing-taken-over = Encours est ouvert dans un autre onglet, qui a la main. Tout ce qui était confirmé est intact. Continuez là-bas, ou choisissez « Utiliser ici ».
# $reason (String) - the browser's words
sharing-storage-unavailable = Le navigateur ne nous laisse rien conserver (navigation privée, réglages ou stockage bloqué). Rien n’a été enregistré. Ouvrez Encours dans une fenêtre ordinaire. ({ $reason })
# $reason (String) - the browser's words
sharing-storage-damaged = Le navigateur n’arrive plus à lire ce qu’il conservait. Rien n’a été modifié. Rechargez la page ; si cela persiste, restaurez votre dernière copie de secours. ({ $reason })
# $reason (String) - the browser's words
sharing-storage-failed = L’enregistrement a échoué : rien n’a été conservé de cette action, tout ce qui était confirmé avant est intact. Rechargez la page et recommencez. ({ $reason })

# --- Ce qui ne se vérifie pas dans l’historique ---
sharing-unreadable-entry = Une écriture de l’historique est illisible. Ce qui la précède est intact.
# $entry (String) - device and number
sharing-broken-chain = L’historique a été altéré juste avant l’écriture { $entry } : son empreinte ne correspond plus. Ce qui précède est intact.
# $entry (String) - device and number
sharing-missing-entry = Il manque des écritures dans l’historique, à partir de { $entry }. Ce qui précède est intact.
# $entry (String) - device and number
sharing-twin-entry = Deux écritures différentes portent le même numéro { $entry } : ce profil de navigateur a sans doute été copié. Celle qui était ici est gardée ; l’autre appareil doit rejoindre l’historique comme un nouvel appareil.
# $entry (String) - device and number
sharing-impossible-clock = L’écriture { $entry } porte une date impossible : elle est mise de côté, rien d’autre n’est touché.
# $hash (String) - SHA-256 of what is missing
sharing-missing-part = Il manque un fichier sur lequel une écriture s’appuie ({ $hash }), ou il a été altéré.

# --- Ce que le démarrage a trouvé ---
# $entries (String) - how many, formatted
# $since (String) - a day
sharing-lost = Le navigateur a perdu au moins { $entries } écritures confirmées, faites après le { $since }. Ce qui reste est intact et se lit. Restaurez votre dernière copie de secours, ou exportez d’abord ce qui reste.
# $entries (String) - how many, formatted
sharing-lost-all = Le navigateur a effacé tout ce qui était enregistré ici : au moins { $entries } écritures. Restaurez votre dernière copie de secours.
# $kept (String) - how many, formatted
sharing-damaged = Ce que le navigateur conservait a été altéré. Les { $kept } premières écritures se vérifient et se lisent ; rien ne peut être ajouté pour l’instant. Exportez ce qui reste, puis restaurez votre dernière copie de secours.
# $kind (String) - kind of the event that is not understood
sharing-from-the-future = Une version plus récente d’Encours a écrit ici ({ $kind }). Rien n’est perdu et tout se lit, mais cette version ne peut rien ajouter : rechargez la page pour mettre l’application à jour.

# --- Copies de secours ---
sharing-not-a-backup = Ce fichier n’est pas une copie de secours d’Encours : il n’y a pas de « manifest.json ». Rien n’a été modifié. Choisissez le fichier .zip (ou .age) que « Faire une copie » vous a donné.
# $version (String) - of the backup's layout
sharing-backup-from-the-future = Cette copie vient d’une version plus récente d’Encours (format { $version }). Rien n’a été modifié. Mettez l’application à jour, puis recommencez.
# $file (String) - path in the backup
sharing-backup-altered = Dans la copie, le fichier « { $file } » n’est plus tel qu’il a été écrit.
# $file (String) - path in the backup
sharing-backup-missing-file = Dans la copie, le fichier « { $file } » manque.
# $file (String) - path in the backup
sharing-backup-unlisted-file = Le fichier « { $file } » n’était pas dans la copie : il est laissé de côté.
sharing-wrong-passphrase = La phrase secrète n’est pas la bonne. Rien n’a été modifié. Vérifiez les majuscules et les espaces ; sans elle, personne ne peut ouvrir cette copie.
sharing-passphrase-needed = Cette copie est chiffrée : donnez sa phrase secrète.
sharing-not-a-passphrase-file = Ce fichier a été chiffré pour une clé, pas avec une phrase secrète : déchiffrez-le d’abord avec le programme « age ».
sharing-not-an-age-file = Ce fichier est chiffré sous une forme que nous ne lisons pas : déchiffrez-le d’abord avec le programme « age ».
sharing-not-a-zip = Ce fichier n’est pas une archive lisible : il a pu être coupé ou altéré pendant une copie. Rien n’a été modifié. Essayez une autre copie.
# $entries (String) - how many, formatted
# $of (String) - how many it should hold, formatted
sharing-backup-intact = { $entries } écritures sur { $of } sont intactes et prouvées : vous pouvez les reprendre.
sharing-backup-nothing-intact = Rien dans cette copie ne peut être repris. Essayez-en une autre.
# $count (Number) - how many
# $entries (String) - how many, formatted
sharing-backup-proved = { $count ->
    [one] Copie vérifiée : une écriture, chaque fichier et chaque empreinte sont justes.
   *[other] Copie vérifiée : { $entries } écritures, chaque fichier et chaque empreinte sont justes.
}
sharing-event-statement = Relevé de banque
sharing-event-lines = Lignes de banque traitées
sharing-event-cash-rules = Règles d’encaissement
sharing-event-chart = Comptes du journal
sharing-event-debits = Remise de prélèvements
sharing-event-creditor = Créancier SEPA
sharing-event-mandate = Mandat de prélèvement
sharing-event-notice = Prélèvements annoncés
sharing-event-slip = Remise de chèques
sharing-event-debits-refused = Prélèvements refusés par la banque

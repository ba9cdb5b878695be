language-name = English
app-name = Encours

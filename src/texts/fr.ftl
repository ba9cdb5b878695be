language-name = Français
app-name = Encours

payments-amount = Montant
payments-day = Jour
payments-reference = Référence
# $amount (String) - as people write it
payments-unallocated = { $amount } non affectés

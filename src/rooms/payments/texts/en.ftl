payments-amount = Amount
payments-day = Day
payments-reference = Reference
payments-unallocated = { $amount } unallocated

// Without schemas: the window uses it, and carries none.

/** The values of the fields that take only a few, each in the order in which a person finds them. */
export const STATUSES = ['active', 'draft', 'archived'] as const;
export const BILLING_TYPES = ['one_time', 'recurring'] as const;
export const BILLING_PERIODS = ['monthly', 'quarterly', 'yearly'] as const;

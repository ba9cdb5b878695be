// The statements of the DuckDB contestant. Amounts are whole cents.
import { BOUNDS, LOOK_BACK, TOP } from '../../figures.mjs';

const TEXT = 'VARCHAR';
const MONEY = 'DECIMAL(14,2)';
const INVOICES = {
  account: TEXT, customer: TEXT, siren: TEXT, segment: TEXT, city: TEXT, number: TEXT, kind: TEXT, issued: 'DATE',
  due: 'DATE', currency: TEXT, net: MONEY, rate: 'DECIMAL(5,2)', vat: MONEY, gross: MONEY, disputed: TEXT, means: TEXT,
  seller: TEXT, label: TEXT,
};
const PAYMENTS = { reference: TEXT, account: TEXT, number: TEXT, paid: 'DATE', amount: MONEY, currency: TEXT, means: TEXT };

const csv = (file, columns) => {
  const types = Object.entries(columns).map(([name, type]) => `'${name}': '${type}'`);
  return `read_csv('${file}', delim=';', quote='"', escape='"', header=true, decimal_separator=',',
    dateformat='%d/%m/%Y', columns={${types.join(', ')}})`;
};
const inCents = (amount) => `CAST(${amount} * 100 AS BIGINT)`;

export const readInvoices = (file) => `CREATE OR REPLACE TABLE invoice AS
  SELECT * REPLACE (${['net', 'vat', 'gross'].map((name) => `${inCents(name)} AS ${name}`)}, disputed = 'O' AS disputed)
  FROM ${csv(file, INVOICES)}`;

export const readPayments = (file) => `CREATE OR REPLACE TABLE payment AS
  SELECT p.reference, i.rowid::INTEGER AS invoice, i.account, i.due, i.currency = 'EUR' AS euro, p.paid,
    ${inCents('p.amount')} AS amount, p.means
  FROM ${csv(file, PAYMENTS)} p JOIN invoice i USING (number)`;

export const recordPayment = (number, day, amount) => `INSERT INTO payment
  SELECT 'typed', rowid::INTEGER, account, due, currency = 'EUR', DATE '${day}', ${amount}, 'Virement'
  FROM invoice WHERE number = '${number}'`;

/** `months`: how many months the calendar has; days after `day` fall in the one after the last. */
export function dashboard(day, months) {
  const on = `DATE '${day}'`;
  const month = (date) => `(CASE WHEN ${date} > ${on} THEN ${months}
    ELSE (year(${date}) - 2024) * 12 + month(${date}) - 1 END)::INTEGER`;
  const late = `(${on} - due)`;
  const age = `(CASE WHEN open < 0 THEN ${BOUNDS.length + 2} WHEN ${late} <= 0 THEN 0 ${BOUNDS.map((bound, place) => `WHEN ${late} <= ${bound} THEN ${place + 1}`).join(' ')}
    ELSE ${BOUNDS.length + 1} END)::INTEGER`;
  const pastDue = `coalesce(sum(open) FILTER (due < ${on} AND open > 0), 0)::BIGINT`;
  return {
    items: `CREATE OR REPLACE TEMP TABLE item AS
      WITH settled AS (SELECT invoice, sum(amount)::BIGINT AS amount FROM payment WHERE paid <= ${on} GROUP BY invoice)
      SELECT i.account, i.segment, i.due, i.disputed, i.gross - coalesce(settled.amount, 0) AS open
      FROM invoice i LEFT JOIN settled ON settled.invoice = i.rowid
      WHERE i.currency = 'EUR' AND i.issued <= ${on} AND i.gross <> coalesce(settled.amount, 0)`,
    ageing: `SELECT segment, ${age} AS age, sum(open)::BIGINT AS amount, count(*) AS count, ${pastDue} AS overdue
      FROM item GROUP BY ALL`,
    top: `SELECT account, sum(open)::BIGINT AS amount, ${pastDue} AS overdue FROM item
      GROUP BY account HAVING sum(open) > 0 ORDER BY amount DESC, account LIMIT ${TOP}`,
    sales: `SELECT ${month('issued')} AS a, CASE WHEN gross < 0 THEN ${months} ELSE ${month('(due + 1)')} END AS b, sum(gross)::BIGINT AS amount
      FROM invoice WHERE currency = 'EUR' AND issued <= ${on} GROUP BY ALL`,
    cash: `SELECT ${month('paid')} AS a, ${month('(due + 1)')} AS b, sum(amount)::BIGINT AS amount
      FROM payment WHERE euro AND paid <= ${on} GROUP BY ALL`,
    late: `SELECT sum(amount * (paid - due))::BIGINT AS weighted, sum(amount)::BIGINT AS amount
      FROM payment WHERE euro AND paid > ${on} - ${LOOK_BACK} AND paid <= ${on}`,
    weeks: `WITH habit AS (SELECT account, sum(amount * (paid - due))::BIGINT AS weighted, sum(amount)::BIGINT AS amount
        FROM payment WHERE euro AND paid <= ${on} GROUP BY account),
      coming AS (SELECT item.open, item.due + coalesce(sign(habit.weighted)
        * ((2 * abs(habit.weighted) + habit.amount) // (2 * habit.amount)), 0)::INTEGER AS day
        FROM item LEFT JOIN habit USING (account) WHERE item.open > 0 AND NOT item.disputed)
      SELECT (CASE WHEN day <= ${on} THEN 0 ELSE least(14, 1 + (day - ${on} - 1) // 7) END)::INTEGER AS week,
        sum(open)::BIGINT AS amount FROM coming GROUP BY 1`,
    disputed: 'SELECT coalesce(sum(open), 0)::BIGINT AS amount FROM item WHERE disputed',
  };
}

const settled = 'WITH settled AS (SELECT invoice, sum(amount)::BIGINT AS amount FROM payment GROUP BY invoice)';
const rows = `SELECT i.number, i.account, i.customer, i.issued, i.due, i.currency, i.gross, i.disputed,
  i.gross - coalesce(settled.amount, 0) AS open FROM invoice i LEFT JOIN settled ON settled.invoice = i.rowid`;
const named = (text) => `contains(lower(customer), '${text.replaceAll("'", "''")}')`;

export const countByCustomer = (text) => `SELECT count(*) AS count FROM invoice WHERE ${named(text)}`;
export const listByCustomer = (text, offset, limit) => `${settled} ${rows} WHERE ${named(text)}
  ORDER BY open DESC, i.rowid LIMIT ${limit} OFFSET ${offset}`;
export const countOpen = `${settled} SELECT count(*) AS count FROM invoice i LEFT JOIN settled
  ON settled.invoice = i.rowid WHERE i.gross <> coalesce(settled.amount, 0)`;
export const listOpen = (offset, limit) => `${settled} ${rows} WHERE i.gross <> coalesce(settled.amount, 0)
  ORDER BY i.due DESC, i.rowid LIMIT ${limit} OFFSET ${offset}`;

/** A row of Arrow as the plain object that every contestant answers. */
export const asRow = (row) => ({
  number: row.number, account: row.account, customer: row.customer, issued: row.issued / 86_400_000,
  due: row.due / 86_400_000, currency: row.currency, gross: Number(row.gross), open: Number(row.open),
  disputed: row.disputed,
});

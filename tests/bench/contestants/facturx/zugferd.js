// The npm package `node-zugferd`: writes the XML and joins it to a page that it is handed. It reads nothing.
import { zugferd } from 'node-zugferd';
import { EN16931 } from 'node-zugferd/profile/en16931';

const party = ({ name, siren, vatNumber, street, postCode, city }) => ({
  name,
  organization: { registrationIdentifier: { value: siren, schemeIdentifier: '0002' } },
  postalAddress: { countryCode: 'FR', city, line1: street, postCode },
  taxRegistration: { vatIdentifier: vatNumber },
});

/** The same invoices as data of the package, made before the clock runs. */
export function prepare(invoices, seller, parts) {
  return invoices.map((invoice, at) => ({
    page: Buffer.from(parts[at].page, 'base64'),
    data: {
      number: invoice.number, typeCode: '380', issueDate: new Date('2026-11-20T00:00:00Z'), businessProcessType: 'B1',
      includedNote: invoice.notes.map(({ subject, text }) => ({ content: text, subjectCode: subject })),
      transaction: {
        line: invoice.lines.map((line, rank) => ({
          identifier: String(rank + 1),
          tradeProduct: { name: line.name, description: line.description },
          tradeAgreement: { netTradePrice: { chargeAmount: line.price } },
          tradeDelivery: { billedQuantity: { amount: line.quantity, unitMeasureCode: 'C62' } },
          tradeSettlement: {
            tradeTax: { typeCode: 'VAT', categoryCode: 'S', rateApplicablePercent: line.vat },
            monetarySummation: { lineTotalAmount: line.net },
          },
        })),
        tradeAgreement: { seller: party(seller), buyer: party(invoice.customer) },
        tradeDelivery: {},
        tradeSettlement: {
          currencyCode: 'EUR',
          vatBreakdown: invoice.vat.map(({ rate, net, vat }) => ({
            typeCode: 'VAT', calculatedAmount: vat, basisAmount: net, categoryCode: 'S', rateApplicablePercent: rate,
          })),
          paymentTerms: { dueDate: new Date('2026-12-20T00:00:00Z') },
          monetarySummation: {
            lineTotalAmount: invoice.net, taxBasisTotalAmount: invoice.net,
            taxTotal: { currencyCode: 'EUR', amount: invoice.vatTotal },
            grandTotalAmount: invoice.total, duePayableAmount: invoice.total,
          },
        },
      },
    },
  }));
}

// Without a look at the schema: its validator is a Java program.
const invoicer = zugferd({ profile: EN16931, strict: false, logger: { disabled: true } });

export async function write(prepared) {
  const files = [];
  const start = performance.now();
  for (const { data, page } of prepared) {
    const invoice = await invoicer.create(data);
    files.push(await invoice.embedInPdf(page, { metadata: { title: data.number } }));
  }
  return { ms: performance.now() - start, files };
}

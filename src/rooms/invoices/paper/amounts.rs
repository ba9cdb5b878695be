//! Lines, VAT and totals of an invoice on paper.

use rust_decimal::Decimal;

use super::{Page, row};
use crate::base::{Amount, Money};
use crate::en16931::{Adjustment, Line, Vat};
use crate::paper::{Align, Block, Cell, Column, Row, RowStyle, Sum, SumStyle, Table, Width};
use crate::texts::format;

impl Page<'_> {
    /// An amount of the invoice's currency, with its sign.
    pub(super) fn money(&self, amount: Decimal) -> String {
        let currency = self.invoice.currency;
        match Amount::from_decimal(amount, currency) {
            // Prices may have more digits than the currency.
            Some(rounded) if rounded.to_decimal(currency) == amount => {
                format::money(self.locale, Money::new(rounded, currency))
            }
            _ => {
                let unit = currency.code();
                let sign = if unit == "EUR" { "€" } else { unit };
                format!(
                    "{}\u{A0}{sign}",
                    format::decimal(self.locale, &amount.normalize().to_string())
                )
            }
        }
    }

    /// An amount without the currency's sign: in a column headed with it.
    fn bare(&self, amount: Decimal) -> String {
        let digits = self.invoice.currency.digits().max(amount.normalize().scale());
        let mut amount = amount;
        amount.rescale(digits);
        format::number(self.locale, &amount.to_string(), digits as usize)
    }

    fn percent(&self, rate: Decimal) -> String {
        format::percent(self.locale, &rate.normalize().to_string())
    }

    /// The rate, or why there is none.
    fn vat(&self, vat: &Vat) -> String {
        let rate = vat.rate.filter(|rate| !rate.is_zero());
        let texts = self.texts;
        match (vat.category.as_str(), rate) {
            (_, Some(rate)) => self.percent(rate),
            ("E", None) => texts.invoices_paper_exempt(),
            ("AE", None) => texts.invoices_paper_reverse(),
            ("K", None) => texts.invoices_paper_intra(),
            ("G", None) => texts.invoices_paper_export(),
            ("O", None) => texts.invoices_paper_outside(),
            ("", None) => String::new(),
            _ => self.percent(Decimal::ZERO),
        }
    }

    /// The lines, with what their sum comes to after each, for pages that go on.
    pub(super) fn lines(&self) -> Table {
        let texts = self.texts;
        let mut rows = Vec::new();
        let mut sum = Decimal::ZERO;
        for line in &self.invoice.lines {
            sum += line.net;
            rows.extend(self.line(line, &self.bare(sum)));
        }
        let sign = match self.invoice.currency.code() {
            "EUR" => "€",
            code => code,
        };
        Table {
            caption: texts.invoices_paper_lines(),
            columns: vec![
                Column::text(texts.invoices_paper_designation()),
                Column::amount(texts.invoices_paper_quantity()),
                Column::amount(texts.invoices_paper_price()),
                Column::amount(texts.invoices_paper_vat()),
                Column::amount(texts.invoices_paper_line_total(sign)),
            ],
            rows,
            carried: Some(4),
            ..Table::default()
        }
    }

    fn line(&self, line: &Line, running: &str) -> Vec<Row> {
        let texts = self.texts;
        let mut details = vec![line.description.trim().to_owned()];
        let of = |label: &str, value: &str| {
            if value.is_empty() { String::new() } else { format!("{label} {value}") }
        };
        let references = [
            of(&texts.invoices_paper_item(), &line.seller_item),
            of(&texts.invoices_paper_buyer_item(), &line.buyer_item),
            of(&texts.invoices_paper_order_line(), &line.order_line),
            of("GTIN", &line.standard_item.value),
        ];
        let references: Vec<String> =
            references.into_iter().filter(|text| !text.is_empty()).collect();
        details.push(references.join(" · "));
        details.push(self.period(line.period));
        if let (Some(gross), Some(discount)) = (line.gross_price, line.price_discount)
            && !discount.is_zero()
        {
            details
                .push(texts.invoices_paper_price_discount(self.money(gross), self.money(discount)));
        }
        details.extend(line.attributes.iter().map(|(name, value)| format!("{name} : {value}")));
        details.push(line.note.trim().to_owned());
        details.retain(|text| !text.is_empty());
        let per = line.price_quantity.filter(|per| *per != Decimal::ONE && !per.is_zero());
        let price = match per {
            Some(per) => texts.invoices_paper_price_per(
                self.bare(line.price),
                format::decimal(self.locale, &per.normalize().to_string()),
            ),
            None => self.bare(line.price),
        };
        let quantity = format::decimal(self.locale, &line.quantity.normalize().to_string());
        let unit = self.unit(&line.unit);
        let quantity = if unit.is_empty() { quantity } else { format!("{quantity}\u{A0}{unit}") };
        // Before its allowances and charges, which follow it.
        let taken: Decimal = line.adjustments.iter().map(signed).sum();
        let name = Cell { text: line.name.clone(), detail: details.join("\n"), strong: false };
        let cells = vec![
            name,
            quantity.into(),
            price.into(),
            self.vat(&line.vat).into(),
            self.bare(line.net - taken).into(),
        ];
        let mut rows = vec![Row { running: running.to_owned(), ..row(cells) }];
        for adjustment in &line.adjustments {
            let cells = vec![
                Cell::from(self.adjustment(adjustment)),
                Cell::default(),
                Cell::default(),
                Cell::default(),
                self.bare(signed(adjustment)).into(),
            ];
            rows.push(Row { running: running.to_owned(), style: RowStyle::Detail, ..row(cells) });
        }
        rows
    }

    /// «Remise commerciale (5 % de 100,00 €)».
    fn adjustment(&self, adjustment: &Adjustment) -> String {
        let texts = self.texts;
        let name = match (adjustment.reason.trim(), adjustment.is_charge) {
            ("", true) => texts.invoices_paper_charge(),
            ("", false) => texts.invoices_paper_allowance(),
            (reason, _) => reason.to_owned(),
        };
        match (adjustment.percent, adjustment.base) {
            (Some(percent), Some(base)) => {
                texts.invoices_paper_percent_of(&name, self.percent(percent), self.money(base))
            }
            (Some(percent), None) => format!("{name} {}", self.percent(percent)),
            _ => name,
        }
    }

    fn unit(&self, code: &str) -> String {
        let texts = self.texts;
        match code {
            "" | "C62" | "H87" | "EA" | "NAR" | "XPP" => "",
            "HUR" => "h",
            "MIN" => "min",
            "DAY" => return texts.invoices_paper_day(),
            "WEE" => return texts.invoices_paper_week(),
            "MON" => return texts.invoices_paper_month(),
            "ANN" => return texts.invoices_paper_year(),
            "LS" => return texts.invoices_paper_flat(),
            "SET" => return texts.invoices_paper_set(),
            "KGM" => "kg",
            "GRM" => "g",
            "TNE" => "t",
            "MTR" => "m",
            "CMT" => "cm",
            "KMT" | "KTM" => "km",
            "MTK" => "m²",
            "MTQ" => "m³",
            "LTR" => "l",
            "KWH" => "kWh",
            "P1" => "%",
            other => other,
        }
        .to_owned()
    }

    /// VAT by rate on the left, sums on the right.
    pub(super) fn totals(&self) -> Block {
        let (invoice, texts, totals) = (self.invoice, self.texts, &self.invoice.totals);
        let vat_rows = invoice.vat.iter().map(|line| {
            row(vec![
                self.vat(&line.vat).into(),
                self.money(line.base).into(),
                self.money(line.amount).into(),
            ])
        });
        let by_rate = Table {
            caption: texts.invoices_paper_vat_by_rate(),
            columns: vec![
                Column {
                    heading: texts.invoices_paper_vat(),
                    align: Align::Left,
                    width: Width::Share(1),
                },
                Column::amount(texts.invoices_paper_vat_base()),
                Column::amount(texts.invoices_paper_vat_amount()),
            ],
            rows: vat_rows.collect(),
            ..Table::default()
        };
        let mut sums = Vec::new();
        if !invoice.adjustments.is_empty() {
            sums.push(Sum::new(
                texts.invoices_paper_sum_lines(),
                self.money(totals.lines),
                SumStyle::Plain,
            ));
            for adjustment in &invoice.adjustments {
                let amount = self.money(signed(adjustment));
                sums.push(Sum::new(self.adjustment(adjustment), amount, SumStyle::Plain));
            }
        }
        let style = if invoice.adjustments.is_empty() { SumStyle::Plain } else { SumStyle::Strong };
        sums.push(Sum::new(texts.invoices_paper_net(), self.money(totals.net), style));
        sums.push(Sum::new(texts.invoices_paper_vat(), self.money(totals.vat), SumStyle::Plain));
        if let (Some(currency), Some(vat)) = (invoice.vat_currency, invoice.vat_total_accounted)
            && currency != invoice.currency
        {
            let money = Amount::from_decimal(vat, currency)
                .map(|amount| format::money(self.locale, Money::new(amount, currency)));
            let mut name = texts.invoices_paper_vat_in(currency.code());
            if let Some(exchange) = &invoice.exchange {
                let rate = format::decimal(self.locale, &exchange.rate.normalize().to_string());
                let (from, into) = (exchange.from.code(), exchange.into.code());
                name = format!("{name} (1\u{A0}{from} = {rate}\u{A0}{into})");
            }
            sums.push(Sum::new(name, money.unwrap_or_default(), SumStyle::Plain));
        }
        sums.push(Sum::new(
            texts.invoices_paper_gross(),
            self.money(totals.gross),
            SumStyle::Strong,
        ));
        if !totals.prepaid.is_zero() {
            let name = if invoice.is_final()
                || invoice.preceding.iter().any(|one| one.type_code == "386")
            {
                texts.invoices_paper_deposits_deducted()
            } else {
                texts.invoices_paper_prepaid()
            };
            sums.push(Sum::new(name, self.money(-totals.prepaid), SumStyle::Plain));
        }
        if !totals.rounding.is_zero() {
            sums.push(Sum::new(
                texts.invoices_paper_rounding(),
                self.money(totals.rounding),
                SumStyle::Plain,
            ));
        }
        let due = if self.is_credit() {
            texts.invoices_paper_credit_due()
        } else {
            texts.invoices_paper_total_due()
        };
        sums.push(Sum::new(due, self.money(totals.due), SumStyle::Due));
        let left = if invoice.vat.is_empty() { Vec::new() } else { vec![Block::Table(by_rate)] };
        Block::Beside { left, right: vec![Block::Sums(sums)], share: 45 }
    }

    /// Why there is no VAT, once each.
    pub(super) fn exemptions(&self) -> Vec<Block> {
        let mut said: Vec<&str> = Vec::new();
        for line in &self.invoice.vat {
            let text = line.exemption.trim();
            if !text.is_empty() && !said.contains(&text) {
                said.push(text);
            }
        }
        said.into_iter().map(Block::text).collect()
    }
}

/// Below zero where it is taken off.
fn signed(adjustment: &Adjustment) -> Decimal {
    if adjustment.is_charge { adjustment.amount } else { -adjustment.amount }
}

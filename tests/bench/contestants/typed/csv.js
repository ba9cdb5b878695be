// Reading CSV bytes in place: fields are pairs of offsets, numbers and dates are read from the bytes, and texts are
// compared without becoming strings. Trusts its input: no faults, no detection.
import { dayOf } from '../../figures.mjs';

const SEMICOLON = 59;
const QUOTE = 34;
const LINE_FEED = 10;
const RETURN = 13;
const ZERO = 48;

/** Offsets of the fields of one record at a time. */
export class Records {
  constructor(bytes) {
    this.bytes = bytes;
    this.from = new Int32Array(64);
    this.to = new Int32Array(64);
    this.at = bytes[0] === 0xef ? 3 : 0;
  }

  get more() {
    return this.at < this.bytes.length;
  }

  /** Steps over the next record; its fields are then `from[i]..to[i]`, without their outer quotes. */
  next() {
    const { bytes, from, to } = this;
    const end = bytes.length;
    let at = this.at;
    for (let field = 0; ; field += 1) {
      if (bytes[at] === QUOTE) {
        from[field] = at += 1;
        for (;;) {
          while (bytes[at] !== QUOTE) at += 1;
          if (bytes[at + 1] !== QUOTE) break;
          at += 2;
        }
        to[field] = at;
        at += 1;
      } else {
        from[field] = at;
        let byte = bytes[at];
        while (byte !== SEMICOLON && byte !== RETURN && byte !== LINE_FEED && at < end) byte = bytes[(at += 1)];
        to[field] = at;
      }
      if (bytes[at] === SEMICOLON) {
        at += 1;
        continue;
      }
      if (bytes[at] === RETURN) at += 1;
      this.at = at + 1;
      return field + 1;
    }
  }

  text(field, decoder) {
    return decoder.decode(this.bytes.subarray(this.from[field], this.to[field])).replaceAll('""', '"');
  }

  /** `1234,5` as cents. */
  cents(field) {
    const { bytes } = this;
    let at = this.from[field];
    const end = this.to[field];
    const below = bytes[at] === 45;
    if (below) at += 1;
    let value = 0;
    for (; at < end; at += 1) {
      const digit = bytes[at] - ZERO;
      if (digit < 0) break;
      value = value * 10 + digit;
    }
    const decimals = end - at - 1;
    if (decimals >= 2) value = value * 100 + (bytes[at + 1] - ZERO) * 10 + bytes[at + 2] - ZERO;
    else if (decimals === 1) value = value * 100 + (bytes[at + 1] - ZERO) * 10;
    else value *= 100;
    return below ? -value : value;
  }

  /** `31/12/2026` as a day. */
  day(field) {
    const { bytes } = this;
    const at = this.from[field];
    const two = (place) => (bytes[at + place] - ZERO) * 10 + bytes[at + place + 1] - ZERO;
    return BEFORE_MONTH[two(8) * 16 + two(3)] + two(0);
  }
}

/** The day before each month of this century, by year × 16 + month. */
const BEFORE_MONTH = Int32Array.from({ length: 1_600 }, (_, place) => dayOf(2000 + (place >> 4), place & 15, 1) - 1);

/** Distinct texts, numbered as they come; they stay where they lie in `home`. */
export class Interned {
  constructor(home, capacity) {
    let slots = 32;
    while (slots < capacity * 2) slots *= 2;
    this.home = home;
    this.slots = new Int32Array(slots).fill(-1);
    this.start = new Uint32Array(capacity);
    this.length = new Uint16Array(capacity);
    this.hash = new Int32Array(capacity);
    this.count = 0;
  }

  /** The number of `bytes[from..to]`; when it is new: −1, or the next number with `add` (then `bytes` is `home`). */
  find(bytes, from, to, add) {
    const length = to - from;
    let hash = length;
    for (let at = from; at < to; at += 1) hash = (Math.imul(hash, 31) + bytes[at]) | 0;
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
    const mask = this.slots.length - 1;
    for (let slot = (hash ^ (hash >>> 13)) & mask; ; slot = (slot + 1) & mask) {
      const number = this.slots[slot];
      if (number < 0) {
        if (!add) return -1;
        this.slots[slot] = this.count;
        this.start[this.count] = from;
        this.length[this.count] = length;
        this.hash[this.count] = hash;
        return this.count++;
      }
      if (this.hash[number] === hash && this.length[number] === length) {
        let mine = this.start[number];
        let at = from;
        while (at < to && this.home[mine] === bytes[at]) {
          mine += 1;
          at += 1;
        }
        if (at === to) return number;
      }
    }
  }

  text(number, decoder) {
    return decoder.decode(this.home.subarray(this.start[number], this.start[number] + this.length[number]));
  }

  /** What is needed to build it again without reading the texts. */
  frozen() {
    const { start, length, hash, count } = this;
    return { start: start.slice(0, count), length: length.slice(0, count), hash: hash.slice(0, count) };
  }

  static thawed(home, { start, length, hash }) {
    const interned = new Interned(home, 16);
    let slots = 32;
    while (slots < start.length * 2) slots *= 2;
    Object.assign(interned, { start, length, hash, count: start.length, slots: new Int32Array(slots).fill(-1) });
    for (let number = 0; number < start.length; number += 1) {
      let slot = (hash[number] ^ (hash[number] >>> 13)) & (slots - 1);
      while (interned.slots[slot] >= 0) slot = (slot + 1) & (slots - 1);
      interned.slots[slot] = number;
    }
    return interned;
  }
}

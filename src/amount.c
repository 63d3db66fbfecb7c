#include "amount.h"

#include <string.h>

enum { PLUS_MINUS = 0xB1, FEW_DIGITS = 3 /* before a multiplier that follows another */ };

void amount_sign(const look *f, amount *a)
{
	const byte *p = a->start;
	if (p == f->floor) return;
	char32_t c = utf8_prev(f->floor, &p);
	if (c != '+' && c != PLUS_MINUS && !(look_is_dash(c) && c != 0x2010)) return;
	char32_t before = utf8_before(f->start, p);
	if (p == f->floor && p > f->start) return;
	if (before && !look_is_blank(before) && before != '(' && before != '"' && before != 0x201E) return;
	a->q.negative = c != '+' && c != PLUS_MINUS;
	a->either = c == PLUS_MINUS;
	a->start = p;
}

/* Whether nothing but white space stands behind the amount, and no number before it. */
static bool is_last(const look *f, const amount *a)
{
	return f->floor == f->start && (a->end == f->end || look_skip(f, a->end) == f->end);
}

/* Whether nothing but white space stands before p in the text. */
static bool is_first(const look *f, const byte *p)
{
	return p - f->start <= LOOK_SPACES && look_skip_back(f, p) == f->start;
}

/* - 1,200,000: a dash and white space are a sign where the text has nothing else, and no item of a list. */
static void read_sign_apart(const look *f, amount *a)
{
	const byte *p = a->start - f->start <= LOOK_SPACES ? look_skip_back(f, a->start) : f->start;
	if (p == f->start || p == a->start || a->q.negative) return;
	char32_t c = utf8_prev(f->start, &p);
	if (!look_is_dash(c) || !is_first(f, p)) return;
	a->q.negative = true;
	a->start = p;
}

/* point 77: the same where a point as a word stands before the number. */
static void read_point_before(const look *f, amount *a, unsigned digits)
{
	const byte *end = a->start - f->start <= LOOK ? look_skip_back(f, a->start) : f->start, *p;
	if (end == f->start || end == a->start || !exact_is_whole(&a->q)) return;
	p = look_word_back(f, end);
	if (p == end || !is_first(f, p) || look_role(f, p, ROLE_POINT, NULL) != end) return;
	a->q.exponent = -(int)digits;
	a->start = p;
}

/* EUR, Rs, Fr., US$: but no whole word stands before its amount (they won 3 games). */
static bool is_abbreviated(const byte *p, const byte *end)
{
	int letters = 0;
	bool other = false;
	for (; p < end; letters++) {
		char32_t c = utf8_next(&p, end);
		other |= !utf8_is_letter(c) || (letters == 1 && utf8_is_upper(c));
	}
	return other || letters < 3;
}

/* Whether a word of small letters ends at p, longer than any abbreviation. */
static bool ends_small(const look *f, const byte *p)
{
	if (p - f->floor < 4) return false;
	for (int i = 1; i <= 4; i++)
		if ((byte)(p[-i] - 'a') >= 26) return false;
	return true;
}

/* The start of the currency that ends at p, and its sense: a sign with letters (US$), or an ISO code. */
static const byte *currency_back(const look *f, const byte *p, const sense **s)
{
	const byte *end = p, *sign = p;
	if (p == f->floor || ends_small(f, p)) return NULL;
	char32_t c = utf8_prev(f->floor, &sign);
	bool dotted = c == '.';
	bool symbol = c >= 0x80 || c == '$' ? uc_is_general_category_withtable(c, UC_CATEGORY_MASK_Sc) : false;
	const byte *start = look_word_back(f, symbol ? look_skip_back(f, sign) : dotted ? sign : end);
	if (start < sign || !symbol) {
		if (start < end && look_edge(f, start) && is_abbreviated(start, end) &&
			look_named(f, start, ROLE_CURRENCY, s) == end)
			return start;
	}
	return symbol && look_named(f, sign, ROLE_CURRENCY, s) == end ? sign : NULL;
}

static bool read_currency_before(const look *f, amount *a)
{
	const sense *s;
	const byte *start = currency_back(f, look_skip_back(f, a->start), &s);
	if (!start) return false;
	a->start = start;
	a->tail = s;
	a->before = true;
	if (s->value) exact_scale(&a->q, s->value);
	return true;
}

/* The word at p with this role, written so if it says how: M, not m. Its end, or NULL. */
static const byte *suffix_at(const look *f, const byte *p, enum role role, const sense **s)
{
	const byte *end = look_role(f, p, role, s);
	return end && (!(*s)->text.n || span_equal((*s)->text, (span){p, (size_t)(end - p)})) ? end : NULL;
}

/* 5k, £5m; behind decimals 1.5G, and with white space 1.5 M. */
static void read_suffix(const look *f, amount *a)
{
	const sense *s;
	const byte *p = a->end, *end = NULL;
	bool apart = *p == ' ';
	if (apart && a->q.exponent < 0) p = look_skip(f, p);
	if (*a->end > ' ' || p > a->end) end = suffix_at(f, p, ROLE_SUFFIX, &s);
	if (!end && !apart && a->before) end = suffix_at(f, p, ROLE_MONEY_SUFFIX, &s);
	if (!end && !apart && a->q.exponent < 0) end = look_named(f, p, ROLE_PREFIX, &s);
	if (!end || (apart && !s->text.n)) return;
	exact_scale(&a->q, s->value);
	a->end = end;
}

/* 4 thousand 3 hundred: behind a multiplier further figures with smaller ones. */
static void read_further(const look *f, amount *a)
{
	run r;
	const sense *s;
	uint64_t least = 1, more;
	for (int i = 0; i < a->q.scale && exact_times(least, 10, &more); i++) least = more;
	for (;;) {
		const byte *p = look_skip(f, a->end), *next;
		if (p == a->end || !look_digit(f, p)) return;
		next = look_skip(f, figure_run(f, p, &r));
		const byte *end = look_role(f, next, ROLE_MULTIPLIER, &s);
		if (!end) end = look_role(f, next, ROLE_POWER, &s);
		if (!end || r.n > FEW_DIGITS || !exact_times(r.value, s->value, &more) || more >= least) return;
		if (!exact_add(&a->q, more, 1)) return;
		least = s->value;
		a->end = end;
	}
}

void amount_multipliers(const look *f, amount *a)
{
	const byte *end;
	if (a->end == f->end) return;
	read_suffix(f, a);
	uint32_t senses;
	const byte *p = look_joint(f, a->end);
	if (!(end = look_part(f, p, &senses)) || !look_edge(f, end)) return;
	if (!lexicon_sense(f->w, senses, ROLE_MULTIPLIER) && !lexicon_sense(f->w, senses, ROLE_POWER)) return;
	numeral t = numeral_of(a->q);
	if (!(end = numeral_read(f, p, &t))) return;
	bool negative = a->q.negative;
	if (t.ordinal || !numeral_value(&t, &a->q)) return;
	a->q.negative = negative;
	a->end = end;
	if (a->q.scale) read_further(f, a);
}

/* The whole number at p, digits or words: how many digits it has if they are digits, its end; or NULL. */
static const byte *read_whole(const look *f, const byte *p, uint64_t *v, unsigned *digits)
{
	*digits = 0;
	if (look_digit(f, p)) {
		run r;
		const byte *end = figure_run(f, p, &r);
		*v = r.value;
		*digits = r.n;
		return end;
	}
	numeral t = numeral_new();
	quantity q;
	const byte *end = numeral_read(f, p, &t);
	if (!end) return *v = 1, look_role(f, p, ROLE_ONE, NULL);
	if (t.ordinal || t.tail || !numeral_value(&t, &q) || !exact_is_whole(&q)) return NULL;
	*v = q.mantissa;
	return end;
}

/* The end of the hundredth at p of the currency of this code, Cent; NULL where it is none. */
static const byte *read_hundredth(const look *f, const byte *p, span code)
{
	uint32_t senses;
	const byte *end = look_letter(f, p) ? look_name(f, p, &senses) : NULL;
	if (!end) return NULL;
	for (; senses; senses = f->w->senses[senses - 1].next) {
		const sense *s = f->w->senses + senses - 1;
		if (s->role == ROLE_CURRENCY && s->divisor == 100 && span_equal(s->text, code)) return end;
	}
	return NULL;
}

/* 3 Euro 20 Cent; zwei Euro fünfzig, 15 dollars and 50: hundredths behind a currency, two digits or words for them
 * where they have no noun of their own. */
static void read_hundredths(const look *f, amount *a)
{
	uint64_t v;
	unsigned digits;
	const byte *p = look_skip(f, a->end), *end = look_letter(f, p) ? look_role(f, p, ROLE_JOINER, NULL) : NULL;
	if (end) p = look_skip(f, end);
	if (p == a->end || p == f->end || a->q.exponent || a->q.divisor != 1 || a->q.digits.p || a->before) return;
	if (!(end = read_whole(f, p, &v, &digits)) || v > 99 || digits > 2) return;
	const sense *s;
	const byte *next = look_skip(f, end), *noun = read_hundredth(f, next, a->tail->text);
	if (!noun) {
		if (digits == 1 || utf8_is_word(utf8_at(next, f->end)) || look_named(f, next, ROLE_CURRENCY, &s))
			return;
		if (next < f->end && figure_is_separator(*next) && look_digit(f, next + 1)) return;
	}
	if (exact_add(&a->q, v, 100)) a->end = noun ? noun : end;
}

/* 5 ft 2 in: parts of a unit behind it. */
static void read_parts_of(const look *f, amount *a)
{
	run r;
	uint32_t senses;
	const byte *p = look_skip(f, a->end), *end;
	if (p == a->end || !look_digit(f, p)) return;
	p = look_skip(f, figure_run(f, p, &r));
	if (r.n > 2 || !(end = look_part(f, p, &senses)) || !look_edge(f, end)) return;
	const sense *s = lexicon_sense(f->w, senses, ROLE_PART_OF);
	if (s && span_equal(s->text, a->tail->text) && r.value < s->value && exact_add(&a->q, r.value, s->value))
		a->end = end;
}

/* trois heures et demie, two hours and a half: a half behind a unit, with no noun of its own. */
static void read_half(const look *f, amount *a)
{
	uint32_t senses;
	const sense *s;
	const byte *p = a->end + 1, *end;
	if (f->end - p < 3 || p[-1] != ' ' || !lexicon_may_part(f->w, p)) return;
	if (!(end = look_role(f, p, ROLE_JOINER, NULL))) return;
	p = look_skip(f, end);
	end = look_part(f, p, &senses);
	if (end && (lexicon_sense(f->w, senses, ROLE_ARTICLE) || lexicon_sense(f->w, senses, ROLE_ONE)))
		p = look_skip(f, end);
	if (!(end = look_role(f, p, ROLE_HALF, &s)) && !(end = look_role(f, p, ROLE_FRACTION, &s))) return;
	if (s->value != 2 || look_names(f, look_skip(f, end))->n || (end < f->end && *end == '-')) return;
	if (exact_add(&a->q, 1, 2)) a->end = end;
}

/* How many of the smaller unit of time make the larger one; 0 where they are no whole number for good. */
static uint64_t parts_of_time(span larger, span smaller)
{
	static const struct {
		const char *unit, *part;
		uint64_t n;
	} parts[] = {{"a", "mo", 12}, {"wk", "d", 7}, {"wk", "h", 168}, {"d", "h", 24}, {"d", "min", 1440},
		{"h", "min", 60}, {"h", "s", 3600}, {"min", "s", 60}, {"s", "ms", 1000}};
	for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
		if (span_equal(larger, span_of(parts[i].unit)) && span_equal(smaller, span_of(parts[i].part)))
			return parts[i].n;
	return 0;
}

/* Behind white space, a comma or a joiner where another part of a duration may begin; NULL where none may. */
static const byte *next_duration(const look *f, const amount *a)
{
	const byte *p = look_skip(f, a->end), *end;
	if (p == a->end && f->end - p > 1 && *p == ',' && !a->one) p = look_skip(f, p + 1);
	else if (p > a->end && look_letter(f, p) && (end = look_role(f, p, ROLE_JOINER, NULL))) p = look_skip(f, end);
	return p > a->end + (*a->end == ',') ? p : NULL;
}

/* The digits behind a decimal point at p, if some are there, added to v; their end, or p; *by is what v is in now. */
static const byte *add_decimals(const look *f, const byte *p, uint64_t *v, uint64_t *by)
{
	run r;
	*by = 1;
	if (f->end - p < 2 || *p != f->w->decimal || !look_digit(f, p + 1)) return p;
	figure_run(f, p + 1, &r);
	if (r.n > FEW_DIGITS) return p;
	for (unsigned i = 0; i < r.n; i++) *by *= 10;
	*v = *v * *by + r.value;
	return r.end;
}

/* 2 h 03 min 59 s, zwei Stunden und dreißig Minuten: a smaller unit of time behind `unit`, the name of the larger one.
 * The value is in the smallest. */
static bool read_smaller(const look *f, const byte *unit, amount *a)
{
	uint64_t v, by, n;
	unsigned digits;
	const byte *p, *end, *name;
	const sense *s;
	if (a->end == f->end || !exact_is_whole(&a->q) || memchr(unit, '-', (size_t)(a->end - unit))) return false;
	if (!(p = next_duration(f, a)) || !(end = read_whole(f, p, &v, &digits)) || digits > FEW_DIGITS) return false;
	end = add_decimals(f, end, &v, &by);
	name = look_skip(f, end);
	if (name == end || !(end = look_named(f, name, ROLE_UNIT_OF, &s))) return false;
	n = parts_of_time(a->tail->text, s->text);
	if (v >= n * by || memchr(name, '-', (size_t)(end - name))) return false;
	quantity q = a->q;
	if (!exact_times(q.mantissa, n, &q.mantissa) || !exact_add(&q, v, by)) return false;
	a->q = q;
	a->tail = s;
	a->one = false;
	a->parts = true;
	a->end = end;
	return true;
}

static void read_smaller_units(const look *f, const byte *unit, amount *a)
{
	const byte *end = a->end;
	if (f->end - end < 4 || (*end > ' ' && *end < 0x80 && *end != ',')) return;
	if (*end == ' ' && end[1] > '9' && !lexicon_may_part(f->w, end + 1)) return;
	if ((*end == ',' && !look_digit(f, end + 2) && !lexicon_may_part(f->w, end + 2)) || !amount_is_time(a->tail))
		return;
	while (read_smaller(f, unit, a)) unit = end, end = a->end;
}

/* -mal, -jährig: right behind the number or behind a hyphen. */
static bool read_word_tail(const look *f, amount *a)
{
	const sense *s;
	const byte *p = a->end < f->end && *a->end == '-' ? a->end + 1 : a->end;
	if (p == f->end || *p <= ' ') return false;
	const byte *end = numeral_read_tail(f, p, &s);
	if (!end) return false;
	a->end = end;
	a->tail = s->text.n ? s : NULL;
	return true;
}

static const sense *unit_of(const look *f, uint32_t senses)
{
	const sense *s = lexicon_sense(f->w, senses, ROLE_CURRENCY);
	return s ? s : lexicon_sense(f->w, senses, ROLE_UNIT_OF);
}

/* The same without the full stop before `dot`, where the abbreviation with it is none: 9,58 s. */
__attribute__((noinline)) static const byte *read_undotted(
	const look *f, const byte *p, const byte *dot, const sense **s)
{
	look_memo bare = {0};
	uint32_t senses;
	look before = *f;
	before.end = dot - 1;
	look_names_far(&before, p, &bare);
	const byte *end = look_longest(&bare, &senses);
	return (*s = unit_of(f, senses)) ? end : NULL;
}

/* A currency or a unit at p: its end and its sense, or NULL. */
static const byte *read_unit(const look *f, const byte *p, const sense **s)
{
	uint32_t senses;
	const byte *end = look_name(f, p, &senses);
	if (!end || (*s = unit_of(f, senses))) return end;
	return end[-1] == '.' ? read_undotted(f, p, end, s) : NULL;
}

/* Behind a point and one or two dashes that stand for no hundredths, 5,- and 5.–; p itself where there are none. */
static const byte *skip_no_hundredths(const look *f, const byte *p)
{
	const byte *next = p + 1, *end;
	if (f->end - p < 2 || (*p != ',' && *p != '.') || (*next != '-' && *next < 0x80)) return p;
	if (!look_is_dash(utf8_next(&next, f->end)) && !span_equal((span){p + 1, (size_t)(next - p - 1)}, span_of("—")))
		return p;
	end = next;
	return next < f->end && *next == '-' ? end + 1 : end;
}

/* The unit or currency behind a number: "km/h", " Prozent", "-Pfund", in brackets too. */
void amount_tail(const look *f, amount *a)
{
	const sense *s;
	if (read_word_tail(f, a)) return;
	const byte *number_end = skip_no_hundredths(f, a->end), *p = look_joint(f, number_end);
	const byte *end = a->q.scale ? look_role(f, p, ROLE_OF, NULL) : NULL;
	if (end) p = look_skip(f, end); /* millions de dollars */
	if (p == f->end) return;
	bool bracket = *p == '(';
	end = read_unit(f, p + bracket, &s);
	if (!end || (bracket && (end == f->end || *end != ')'))) return;
	end += bracket;
	bool escape = end[-1] == '%' && utf8_is_word(utf8_at(end, f->end)) && !utf8_is_lower(utf8_at(end, f->end));
	if (number_end > a->end && s->role != ROLE_CURRENCY) return;
	if (escape || (a->before && s->role != ROLE_CURRENCY)) return;
	if (s->role == ROLE_CURRENCY && p > a->end && look_digit(f, end)) return; /* 5-$10 */
	a->tail = s;
	a->end = end;
	if (s->divisor == 100) a->q.exponent -= 2;
	if (s->role == ROLE_UNIT_OF) read_parts_of(f, a), read_smaller_units(f, p, a), read_half(f, a);
	if (s->role == ROLE_CURRENCY && s->value) exact_scale(&a->q, s->value); /* MEUR */
	if (s->role == ROLE_CURRENCY && s->divisor == 1) read_hundredths(f, a);
	if (s->role == ROLE_CURRENCY && !a->q.scale &&
		(end = look_role(f, look_skip(f, a->end), ROLE_MULTIPLIER, &s))) {
		exact_scale(&a->q, s->value); /* 75 USD million */
		a->end = end;
	}
}

/* 10 1/2, 2 e 1/4: a fraction behind a whole number. */
static void read_mixed(const look *f, amount *a)
{
	run m, d;
	const byte *p = look_skip(f, a->end),
		   *end = p < f->end && look_is_plain(*p) ? look_role(f, p, ROLE_JOINER, NULL) : NULL;
	if (end) p = look_skip(f, end);
	if (a->q.exponent || a->q.digits.p || p == f->end) return;
	if (*p >= 0x80 && !look_digit(f, p)) {
		uint64_t above, below;
		if ((end = figure_fraction(f, p, &above, &below)) && exact_add(&a->q, above, below)) a->end = end;
	} else if (p > a->end && look_digit(f, p)) {
		p = figure_run(f, p, &m);
		char32_t slash = p < f->end ? utf8_next(&p, f->end) : 0;
		if (m.n > 2 || (slash != '/' && slash != FIGURE_SLASH) || !look_digit(f, p)) return;
		p = figure_run(f, p, &d);
		if (d.n > 3 || m.value >= d.value || utf8_is_word(utf8_at(p, f->end)) ||
			!exact_add(&a->q, m.value, d.value))
			return;
		a->end = p;
	}
}

/* The whole number of at most three digits at p, with signs before it: its end, or NULL. */
static const byte *read_exponent(const look *f, const byte *p, int *n)
{
	run r;
	bool negative = false;
	for (int signs = 0; signs < 2 && p < f->end; signs++) {
		const byte *next = p;
		char32_t c = utf8_next(&next, f->end);
		if (c != '+' && !look_is_dash(c)) break;
		negative = c != '+' && signs == 0;
		p = next;
	}
	if (!look_digit(f, p)) return NULL;
	figure_run(f, p, &r);
	*n = negative ? -(int)r.value : (int)r.value;
	return r.n < 4 && !look_letter(f, r.end) ? r.end : NULL;
}

/* The same above the line: ⁶, ⁻¹². */
static const byte *read_superscript(const look *f, const byte *p, int *n)
{
	int v = 0;
	const byte *end = NULL;
	bool negative = false;
	for (const byte *next = p; next < f->end && v < 100;) {
		char32_t c = utf8_next(&next, f->end);
		int digit = c < 0x80 || utf8_is_digit(c) ? -1 : uc_digit_value(c);
		if (c == 0x207B && !end && !negative) {
			negative = true;
			continue;
		}
		if (digit < 0 || (c >= 0x2080 && c <= 0x2089)) break;
		v = v * 10 + digit;
		end = next;
	}
	*n = negative ? -v : v;
	return end;
}

/* ^6 behind a base, or ⁶ behind ten; the end, or NULL. */
static const byte *read_power(const look *f, const byte *p, bool ten, int *n)
{
	if (p < f->end && *p == '^') return read_exponent(f, p + 1, n);
	return ten && p < f->end && *p >= 0x80 ? read_superscript(f, p, n) : NULL;
}

/* x 10^6, ·10⁶ at p, behind decimals x 10-6 too, where a text has lost what was raised; the end, or NULL. */
static const byte *read_times_ten(const look *f, const byte *p, bool decimals, int *n)
{
	run r;
	p = look_skip(f, p);
	char32_t c = p < f->end ? utf8_next(&p, f->end) : 0;
	if (c != 'x' && c != 'X' && c != '*' && c != 0xD7 && c != 0xB7 && c != 0x22C5) return NULL;
	p = look_skip(f, p);
	if (!look_digit(f, p)) return NULL;
	figure_run(f, p, &r);
	if (r.n != 2 || r.value != 10) return NULL;
	const byte *end = read_power(f, r.end, true, n);
	if (end || !decimals || r.end == f->end || !look_is_dash(utf8_at(r.end, f->end))) return end;
	return read_exponent(f, r.end, n);
}

/* 1.1^23, 10⁶, 3 · 10^5, 1e6 */
static void read_powers(const look *f, amount *a)
{
	int n;
	const byte *p = a->end, *end;
	if (p == f->end || (*p == ' ' && f->end - p > 1 && look_is_plain(p[1]) && (p[1] | 0x20) != 'x')) return;
	if ((end = read_power(f, p, a->q.mantissa == 10 && !a->q.exponent, &n))) {
		if (exact_power(&a->q, n)) a->end = end;
	} else if (((*p | 0x20) == 'e' && (end = read_exponent(f, p + 1, &n))) ||
		   (end = read_times_ten(f, p, a->q.exponent < 0, &n))) {
		a->q.exponent += n;
		a->end = end;
	}
}

/* A currency, a decimal point or a sign before the digits, of which the first run alone belongs to the amount if it is
 * the `last`. */
static void read_before(const look *f, const shape *s, unsigned last, amount *a)
{
	const byte *digits = a->start;
	if (!read_currency_before(f, a)) {
		const byte *point = digits > f->floor ? digits - 1 : digits;
		if (point < digits && (*point == '.' || *point == ',') && (char32_t)*point == f->w->decimal &&
			last == 0 &&
			(point == f->start || look_is_blank(utf8_before(f->start, point)) ||
				look_is_dash(utf8_before(f->start, point)))) {
			a->start = point; /* .08 */
			a->q.exponent = -(int)s->r[0].n;
		}
	}
	amount_sign(f, a);
}

void amount_alone(const look *f, const shape *s, amount *a)
{
	*a = (amount){.start = s->r[0].at, .end = s->r[0].end};
	figure_literal(f->w, s, 0, &a->q);
	read_before(f, s, 0, a);
}

void amount_digits(const look *f, const shape *s, amount *a)
{
	*a = (amount){.start = s->r[0].at};
	unsigned last = figure_literal(f->w, s, 0, &a->q);
	a->end = s->r[last].end;
	const byte *end = last == 0 ? numeral_read_point(f, look_skip(f, a->end), &a->q) : NULL;
	if (end) a->end = end;
	else if (last == 0) read_mixed(f, a);
	read_powers(f, a);
	read_before(f, s, last, a);
	amount_multipliers(f, a);
	amount_tail(f, a);
	if (is_last(f, a)) read_point_before(f, a, s->r[last].n), read_sign_apart(f, a);
}

/* The second half of a range at p, digits or words. */
static bool read_second(const look *f, const byte *p, amount *a)
{
	shape s;
	look behind = *f;
	behind.floor = p;
	const sense *sign;
	const byte *digits = look_named(f, p, ROLE_CURRENCY, &sign); /* $5-$10 */
	digits = digits && look_digit(f, look_skip(f, digits)) ? look_skip(f, digits) : p;
	if (!look_digit(f, digits)) return digits == p && amount_words(&behind, p, a) && !a->one && !a->ordinal;
	figure_shape(f, digits, &s);
	amount_digits(&behind, &s, a);
	return !look_letter(f, a->end);
}

bool amount_is_time(const sense *s)
{
	static const char *const units[] = {"a", "mo", "wk", "d", "h", "min", "s", "ms"};
	if (s->text.n > 3) return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (span_equal(s->text, span_of(units[i]))) return true;
	return false;
}

static bool is_percent(const sense *s) { return s && span_equal(s->text, span_of("%")); }

enum kind amount_kind(const amount *a, enum rule *rule)
{
	if (a->tail && a->tail->role == ROLE_CURRENCY)
		return *rule = a->before ? RULE_MONEY_BEFORE : RULE_MONEY_AFTER, KIND_MONEY;
	if (is_percent(a->tail)) return *rule = RULE_PERCENT, KIND_PERCENT;
	if (a->tail && amount_is_time(a->tail)) return *rule = RULE_DURATION, KIND_DURATION;
	if (a->tail) return *rule = RULE_MEASURE, KIND_MEASURE;
	if (a->paired && a->q.mantissa >= 1000) return *rule = RULE_YEAR, KIND_YEAR;
	if (a->q.divisor != 1 && a->q.mantissa < a->q.divisor)
		return *rule = a->words ? RULE_FRACTION_WORD : RULE_FRACTION_SLASH, KIND_FRACTION;
	return *rule = a->words ? RULE_WORD : RULE_DIGITS, KIND_CARDINAL;
}

/* achtziger Jahre: 198X; alone such a word says something else. */
static bool found_decade(const look *f, const amount *a, reading *n)
{
	if (!a->tail || !span_equal(a->tail->text, span_of("a"))) return false;
	n->value = reading_put_decade(f->texts, (uint32_t)a->q.mantissa);
	return reading_found(n, a->start, a->end, KIND_YEAR, RULE_DECADE);
}

bool amount_found(const look *f, const amount *a, reading *n)
{
	enum rule rule;
	if (a->decade) return found_decade(f, a, n);
	enum kind kind = amount_kind(a, &rule);
	n->value = exact_put(f->texts, a->q, kind == KIND_FRACTION);
	if (a->either) {
		quantity other = a->q;
		other.negative = true;
		n->value2 = exact_put(f->texts, other, kind == KIND_FRACTION);
	}
	if (a->tail) n->unit = exact_put_text(f->texts, a->tail->text);
	return reading_found(n, a->start, a->end, kind, rule);
}

/* Whether a word stands at p, behind a blank, that no range and no other number goes on with. */
static bool is_alone(const look *f, const byte *p)
{
	return f->end - p > 1 && *p == ' ' && look_is_plain(p[1]) && !look_parts(f, p + 1)->n;
}

bool amount_range(const look *f, const amount *a, reading *n)
{
	amount b;
	quantity first = a->q;
	if (is_alone(f, a->end)) return false;
	const byte *next = look_connector(f, a->end);
	if (!next) next = look_between(f, a->start, a->end);
	if (!next || a->ordinal || !read_second(f, next, &b) || b.q.negative) return false;
	if (a->tail && b.tail && (a->tail->role != b.tail->role || is_percent(a->tail) != is_percent(b.tail)))
		return false;
	if (a->tail && !a->before && !b.tail) return false;                               /* rose 5 percent to 120 */
	if (b.before && !a->before && look_letter(f, look_skip(f, a->end))) return false; /* from 20 to $12 */
	quantity bare = b.q;
	if (b.q.scale && !first.scale) {
		bare.exponent -= b.q.scale;
		if (first.divisor == 1 && exact_less(first, bare)) first.exponent += b.q.scale;
	}
	if (!a->tail && b.tail && b.tail->divisor == 100) first.exponent -= 2;
	if (!exact_less(first, b.q)) return false;
	n->value = exact_put(f->texts, first, false);
	n->to = exact_put(f->texts, b.q, false);
	const sense *tail = b.tail ? b.tail : a->tail;
	if (tail) n->unit = exact_put_text(f->texts, tail->text);
	return reading_found(n, a->start, b.end, KIND_RANGE, RULE_RANGE);
}

bool amount_ratio(const look *f, const amount *a, reading *n)
{
	amount b;
	if (is_alone(f, a->end)) return false;
	const byte *word = look_skip(f, a->end), *end = look_role(f, word, ROLE_SLASH, NULL);
	if (word == a->end || a->tail || a->ordinal) return false;
	if (!end && a->q.mantissa == 1) end = look_role(f, word, ROLE_IN, NULL);
	if (!end || !read_second(f, look_skip(f, end), &b) || (b.tail && !is_percent(b.tail)) || b.q.negative ||
		b.q.mantissa < 2)
		return false;
	quantity q = a->q;
	if (!exact_ratio(&q) || !exact_ratio(&b.q) || b.q.divisor != 1 ||
		!exact_times(q.divisor, b.q.mantissa, &q.divisor))
		return false;
	n->value = exact_put(f->texts, q, true);
	if (b.tail) n->unit = exact_put_text(f->texts, b.tail->text);
	return reading_found(n, a->start, b.end, b.tail ? KIND_PERCENT : KIND_FRACTION, RULE_RATIO);
}

bool amount_words(const look *f, const byte *p, amount *a)
{
	numeral t = numeral_new();
	uint32_t senses;
	const byte *first = look_part(f, p, &senses);
	*a = (amount){.start = p, .words = true};
	if (!first) return false;
	const byte *end = numeral_read(f, p, &t);
	bool article = !end && look_edge(f, first) && lexicon_sense(f->w, senses, ROLE_ARTICLE);
	if (article || (!end && look_edge(f, first) && lexicon_sense(f->w, senses, ROLE_ONE))) {
		a->one = true;
		t.group = 1;
		end = first;
	}
	if (!end || !numeral_value(&t, &a->q)) return false;
	a->end = end;
	a->ordinal = t.ordinal;
	a->paired = t.paired;
	a->decade = t.decade;
	if (t.either) a->other = t.q;
	if (t.tail && t.tail->text.n) a->tail = t.tail;
	else if (!a->ordinal) amount_tail(f, a);
	if (article && a->one && exact_is_whole(&a->q)) return false; /* an hour; not: an hour and a half */
	if (is_last(f, a) && !a->tail) read_point_before(f, a, numeral_digits(a->q.mantissa));
	return true;
}

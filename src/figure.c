#include "figure.h"

/* The same where a digit that is not ASCII is met: goes on from p. */
static const byte *run_far(const look *f, const byte *p, run *r, uint64_t value)
{
	while (p < f->end) {
		const byte *next = p;
		char32_t c = utf8_next(&next, f->end);
		if (!utf8_is_digit(c)) break;
		if (r->n++ < 10) value = value * 10 + (uint64_t)utf8_digit(c);
		p = next;
	}
	r->value = r->n > 9 ? UINT32_MAX : (uint32_t)value;
	return r->end = p;
}

const byte *figure_run(const look *f, const byte *p, run *r)
{
	const byte *start = p, *most = f->end - p > 9 ? p + 9 : f->end;
	uint32_t value = 0;
	while (p < most && (byte)(*p - '0') < 10) value = value * 10 + (uint32_t)(*p++ - '0');
	*r = (run){.at = start, .end = p, .n = (unsigned)(p - start), .value = value};
	if (p == f->end || (*p < 0x80 && (byte)(*p - '0') >= 10)) return p;
	return run_far(f, p, r, value);
}

bool figure_is_group_mark(char32_t c)
{
	return c == '\'' || c == 0x2019 || c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == '_';
}

bool figure_is_separator(char32_t c)
{
	return c == '.' || c == ',' || c == ':' || c == '/' || c == FIGURE_SLASH || look_is_dash(c) ||
	       figure_is_group_mark(c);
}

/* At most FIGURE_SMALL digits from p, above or below the line, or plain ones too; their end, or NULL. */
static const byte *small_digits(const look *f, const byte *p, bool plain, uint64_t *value)
{
	const byte *end = NULL;
	*value = 0;
	for (int i = 0; i < FIGURE_SMALL && p < f->end; i++) {
		char32_t c = utf8_next(&p, f->end);
		int digit = c < 0x80 && !plain ? -1 : uc_digit_value(c);
		if (digit < 0 || (!plain && utf8_is_digit(c))) break;
		*value = *value * 10 + (uint64_t)digit;
		end = p;
	}
	return end;
}

const byte *figure_fraction(const look *f, const byte *p, uint64_t *m, uint64_t *d)
{
	const byte *end = p;
	if (p == f->end || *p < 0x80) return NULL;
	uc_fraction_t v = uc_numeric_value(utf8_next(&end, f->end));
	*m = (uint64_t)v.numerator;
	*d = (uint64_t)v.denominator;
	if (v.numerator > 0 && v.denominator > 1) return end;
	if (!(end = small_digits(f, p, false, m)) || end == f->end) return NULL;
	char32_t c = utf8_next(&end, f->end);
	if (c != FIGURE_SLASH && c != '/') return NULL;
	end = small_digits(f, end, true, d);
	return end && *m && *d && !look_digit(f, end) ? end : NULL;
}

/* Whether exactly three digits stand at p, which white space may part from the digits before them. */
static bool three_digits(const look *f, const byte *p)
{
	run r;
	if (f->end - p < 3 || !look_digit(f, p)) return false;
	look near = *f;
	if (f->end - p > LOOK) near.end = p + LOOK;
	figure_run(&near, p, &r);
	return r.n == 3;
}

void figure_shape(const look *f, const byte *p, shape *s)
{
	s->n = 0;
	for (;;) {
		p = figure_run(f, p, &s->r[s->n]);
		s->sep[s->n++] = 0;
		if (s->n == FIGURE_RUNS || p == f->end) return;
		if (look_is_plain(*p) || (f->end - p > 1 && p[1] < 0x80 && *p < 0x80 && (byte)(p[1] - '0') >= 10))
			return;
		const byte *next = p;
		char32_t c = utf8_next(&next, f->end);
		if (!figure_is_separator(c) || !look_digit(f, next)) return;
		if (figure_is_group_mark(c) && (s->r[s->n - 1].n > 3 || !three_digits(f, next))) return;
		s->sep[s->n - 1] = c;
		p = next;
	}
}

/* How many runs behind run i are groups of three parted by the same mark, to the end of that chain; 0 if another
 * follows. */
static unsigned groups(const shape *s, unsigned i)
{
	unsigned k = 0;
	char32_t c = s->sep[i];
	if (s->r[i].n > 3 || s->r[i].n == 0 || *s->r[i].at == '0') return 0;
	while (i + k + 1 < s->n && s->sep[i + k] == c && s->r[i + k + 1].n == 3) k++;
	bool more = i + k + 1 < s->n && s->sep[i + k] == c && c != ' ';
	return more ? 0 : k;
}

/* 12,34,567: two and two and three at the end. */
static unsigned groups_of_two(const shape *s, unsigned i)
{
	unsigned k = 0;
	if (s->r[i].n > 2 || *s->r[i].at == '0') return 0;
	while (i + k + 1 < s->n && s->sep[i + k] == s->sep[i] && s->r[i + k + 1].n == 2) k++;
	bool last = k && i + k + 1 < s->n && s->sep[i + k] == s->sep[i] && s->r[i + k + 1].n == 3;
	return last && s->sep[i + k + 1] != s->sep[i] ? k + 1 : 0;
}

/* Whether the run behind run i is its decimal part. */
static bool is_fraction(const lexicon *w, const shape *s, unsigned i)
{
	char32_t c = s->sep[i];
	if (i + 1 >= s->n || (c != '.' && c != ',') || s->sep[i + 1] == c) return false;
	if (c == w->decimal) return true;
	return c == '.' || s->r[i + 1].n < 3; /* 2.5 in German, 5,00 in English */
}

unsigned figure_literal(const lexicon *w, const shape *s, unsigned i, quantity *q)
{
	unsigned k = 0, last;
	char32_t c = s->sep[i];
	if (c == 0 && s->r[i].n < 10) { /* most often */
		*q = exact_whole(s->r[i].value);
		return i;
	}
	if (figure_is_group_mark(c) || c == w->group || (c == '.' && w->decimal == ',')) k = groups(s, i);
	if (c == w->decimal && (k = groups(s, i)) == 1 && !(i + 2 < s->n && s->sep[i + 1] == w->group)) k = 0;
	if (!k && (c == w->group || c == ',')) k = groups_of_two(s, i);
	last = i + k;
	bool fraction = (!k || s->sep[last] != c) && is_fraction(w, s, last);
	last += fraction;
	*q = (quantity){.divisor = 1, .exponent = fraction ? -(int)s->r[last].n : 0};
	unsigned digits = 0;
	for (unsigned j = i; j <= last; j++) digits += s->r[j].n;
	bool long_one = digits > FIGURE_SHORT;
	if (long_one) q->digits = (span){s->r[i].at, (size_t)(s->r[last].end - s->r[i].at)};
	for (unsigned j = i; j <= last && !long_one; j++)
		for (const byte *p = s->r[j].at; p < s->r[j].end;)
			q->mantissa = q->mantissa * 10 + (uint64_t)utf8_digit(utf8_next(&p, s->r[j].end));
	return last;
}

#include "code.h"

#include "era.h"
#include "identifier.h"

#include <inttypes.h>
#include <stdio.h>

/* The digits of [p, end), with a plus before them if there is one. */
static exact_text put_digits(exact_texts *a, const byte *p, const byte *end)
{
	exact_text t = {(uint32_t)a->bytes.n, 0};
	if (a->unwanted) return t;
	if (p < end && *p == '+') buf_add_byte(&a->bytes, '+');
	bool international = p < end && *p == '+';
	while (p < end) {
		char32_t c = utf8_next(&p, end);
		if (international && c == '(' && end - p > 1 && p[0] == '0' && p[1] == ')') p += 2; /* +49 (0)30 */
		else if (utf8_is_digit(c)) buf_add_byte(&a->bytes, (byte)('0' + utf8_digit(c)));
	}
	t.n = (uint32_t)(a->bytes.n - t.at);
	return t;
}

/* The end of a telephone number from p: digits, with single marks and blanks between them; *digits counts them. */
static const byte *phone_end(const look *f, const byte *p, unsigned *digits, unsigned *parts)
{
	const byte *most = f->end - p > LOOK ? p + LOOK : f->end, *last = p;
	*digits = 0;
	*parts = 1;
	for (unsigned marks = 0; p < most && marks <= 2;) {
		char32_t c = utf8_next(&p, f->end);
		if (utf8_is_digit(c)) {
			if (marks) ++*parts;
			++*digits;
			marks = 0;
			last = p;
		} else if (c == ' ' || c == '-' || c == '/' || c == '(' || c == ')' || c == 0xA0) {
			marks++;
		} else {
			break;
		}
	}
	return last;
}

/* +49 30 123456, 030/123456, 0171-1234567; (555) 123-4567, as the language writes them */
bool code_phone(const look *f, const shape *s, reading *n)
{
	const byte *start = s->r[0].at;
	bool international = start > f->floor && start[-1] == '+';
	unsigned digits, parts;
	const byte *form_end = NULL;
	if (f->w->phone_runs && !international) form_end = identifier_phone(f, s->r, &start);
	if (form_end) {
		n->value = put_digits(f->texts, start, form_end);
		return reading_found(n, start, form_end, KIND_PHONE, RULE_PHONE);
	}
	if (!international && (*start != '0' || s->r[0].n < 3 || s->r[0].n > 6)) return false;
	if (s->n > 1 && s->sep[0] != '/' && s->sep[0] != '-' && s->sep[0] != ' ' && s->sep[0] != 0xA0) return false;
	const byte *end = phone_end(f, start, &digits, &parts);
	if (digits < 7 || digits > 17 || (!international && parts < 2)) return false;
	start -= international || (start > f->floor && start[-1] == '(');
	n->value = put_digits(f->texts, start, end);
	return reading_found(n, start, end, KIND_PHONE, RULE_PHONE);
}

/* 1.2.3, 192.168.0.1: full stops between runs that are no groups. */
bool code_version(const look *f, const shape *s, reading *n)
{
	quantity q;
	unsigned i = 0;
	while (i + 1 < s->n && s->sep[i] == '.') i++;
	if (i < 2 || figure_literal(f->w, s, 0, &q) >= i) return false;
	const byte *end = s->r[i].end;
	for (run r; end + 1 < f->end && *end == '.' && look_digit(f, end + 1);) end = figure_run(f, end + 1, &r);
	n->value = exact_put_text(f->texts, (span){s->r[0].at, (size_t)(end - s->r[0].at)});
	return reading_found(n, s->r[0].at, end, KIND_VERSION, RULE_VERSION);
}

/* 3:1; 3-1 too, for a range goes up */
bool code_score(const look *f, const shape *s, reading *n)
{
	bool down = s->n == 2 && look_is_dash(s->sep[0]) && s->r[0].n < 4 && s->r[0].value >= s->r[1].value;
	if (down && (look_letter(f, s->r[1].end) || s->r[1].n > s->r[0].n)) return false;
	if (s->n < 2 || (s->sep[0] != ':' && !down) || (s->n > 2 && s->sep[1] == ':')) return false;
	if (s->r[0].n > 3 || s->r[1].n > 3) return false;
	n->value = exact_put(f->texts, exact_whole(s->r[0].value), false);
	n->to = exact_put(f->texts, exact_whole(s->r[1].value), false);
	if (down && s->r[0].value > 12) n->value2 = moment_other(f, s);
	return reading_found(n, s->r[0].at, s->r[1].end, KIND_SCORE, RULE_SCORE);
}

/* 1:25.000: one to so many. */
bool code_scale(const look *f, const shape *s, reading *n)
{
	quantity q;
	char text[32];
	if (s->n < 2 || s->sep[0] != ':' || s->r->n > 1 || s->r->value != 1 || s->r[1].n + s->n < 5) return false;
	unsigned last = figure_literal(f->w, s, 1, &q);
	if (!exact_is_whole(&q) || q.mantissa < 1000) return false;
	snprintf(text, sizeof text, "1/%" PRIu64, q.mantissa);
	n->value = exact_put_text(f->texts, span_of(text));
	return reading_found(n, s->r->at, s->r[last].end, KIND_FRACTION, RULE_RATIO);
}

/* 39/2015, 1907/2006, 1234/18, 2014/65/EU: the number of a law or of a case and its year; 3/2015 is a month. */
bool code_of_year(const look *f, const shape *s, reading *n)
{
	const run *a = s->r, *b = s->r + 1;
	if (s->n != 2 || s->sep[0] != '/' || a->n > 6) return false;
	bool year = b->n == 4 && b->value >= 1900 && b->value <= 2099;
	if (!year && (a->n < 4 || b->n > 4)) return false;
	const byte *end = b->end;
	if (f->end - end > 1 && *end == '/' && look_letter(f, end + 1)) {
		for (end++; end < f->end && look_letter(f, end) && end - b->end < LOOK;) utf8_next(&end, f->end);
	}
	if (look_letter(f, end)) return false;
	if (year && a->n <= 2 && a->value >= 1 && a->value <= 12 && end == b->end) {
		n->value = moment_put_date(f->texts, (date){(int)b->value, (int)a->value, -1});
		return reading_found(n, a->at, end, KIND_DATE, RULE_DATE_NUMERIC);
	}
	n->value = exact_put_text(f->texts, (span){a->at, (size_t)(end - a->at)});
	return reading_found(n, a->at, end, KIND_CODE, RULE_CODE);
}

/* Whether a full stop at p stands between digits. */
static bool is_inner_stop(const look *f, const byte *p)
{
	return p < f->end && *p == '.' && look_digit(f, p + 1) && utf8_is_digit(utf8_before(f->start, p));
}

/* The end of letters and digits from p, with full stops between digits (v1.2.3), and of further ones behind a hyphen
 * that have a digit. */
static const byte *token_end(const look *f, const byte *p)
{
	const byte *end = p;
	bool digit = true;
	for (;;) {
		while (p < f->end) {
			const byte *next = p;
			char32_t c = utf8_next(&next, f->end);
			if ((!utf8_is_word(c) || utf8_is_unspaced(c)) && !is_inner_stop(f, p)) break;
			digit |= utf8_is_digit(c);
			p = next;
		}
		if (!digit) return end;
		end = p;
		if (p == f->end || *p != '-' || !look_digit(f, p + 1)) return end;
		digit = false;
		p++;
	}
}

/* The start of what makes a code of the digits at p: letters right before, or a name and a hyphen. NULL: no code. */
static const byte *code_start(const look *f, const byte *p)
{
	const sense *month;
	const byte *start = look_token_back(f, p);
	if (start < p) {
		if (look_named(f, start, ROLE_MONTH, &month) == p) return NULL; /* October2 */
		bool before =
			start - f->floor > 1 && start[-1] == '-' && utf8_is_letter(utf8_before(f->floor, start - 1));
		return before ? look_token_back(f, start - 1) : start;
	}
	if (p == f->floor || p[-1] != '-') return NULL;
	start = look_token_back(f, p - 1);
	if (start == p - 1) return NULL;
	if (look_named(f, start, ROLE_MONTH, &month) == p - 1) return NULL;
	bool capital = utf8_is_upper(utf8_at(start, f->end));
	return capital || p - 1 - start == 1 ? start : NULL;
}

/* EUR12 and USD 12: a currency's code is no part of a code. */
static bool is_currency(const look *f, const byte *start, const byte *end)
{
	const sense *s;
	return look_named(f, start, ROLE_CURRENCY, &s) == end;
}

/* A380, Covid-19, U-21, H1N1, v1.2.3; Q3 2021; and what identifier knows. */
bool code_name(const look *f, const shape *s, reading *n)
{
	const run *r = s->r;
	if (identifier_may(f, r) &&
		(identifier_isbn(f, s, n) || identifier_postcode(f, s, n) || identifier_behind(f, s, n)))
		return true;
	if (r->at == f->floor || r->at[-1] == ' ') return false;
	const byte *start = code_start(f, r->at);
	if (!start || is_currency(f, start, r->at)) return false;
	if (era_period(f, start, r, n) || identifier_iban(f, start, r, n)) return true;
	const byte *end = token_end(f, r->end);
	if (end == r->end && s->n == 2 && s->sep[0] == '/' && r->n == 4 && r[1].n == 2 && !look_letter(f, r[1].end))
		end = r[1].end; /* FY2019/20 */
	n->value = exact_put_text(f->texts, (span){start, (size_t)(end - start)});
	return reading_found(n, start, end, KIND_CODE, RULE_CODE);
}

/* Whether [p, end) is a word of four small letters or more, as behind the digits of 25jährige. */
static bool is_small_word(const byte *p, const byte *end)
{
	int n = 0;
	for (; p < end; n++)
		if (!utf8_is_lower(utf8_next(&p, end))) return false;
	return n >= 4;
}

/* 10G may be ten thousand million: the value by the prefix that the letter is, where digits stand before it. One digit
 * and a letter is a name, 5G. */
static exact_text prefixed(const look *f, const byte *start, const byte *behind, const byte *end)
{
	run r;
	const sense *s = NULL;
	if (look_named(f, behind, ROLE_PREFIX, &s) != end || !s) return (exact_text){0};
	if (figure_run(f, start, &r) != behind || r.n < 2 || r.n > 9) return (exact_text){0};
	quantity q = exact_whole(r.value);
	exact_scale(&q, s->value);
	return exact_put(f->texts, q, false);
}

bool code_suffixed(const look *f, const byte *start, const byte *behind, reading *n)
{
	if (behind == f->end || !look_letter(f, behind) || !utf8_is_digit(utf8_before(f->start, behind))) return false;
	if (utf8_is_unspaced(utf8_at(behind, f->end))) return false;
	const byte *end = token_end(f, behind);
	if (is_small_word(behind, end)) return false;
	n->value = exact_put_text(f->texts, (span){start, (size_t)(end - start)});
	n->value2 = prefixed(f, start, behind, end);
	return reading_found(n, start, end, KIND_CODE, RULE_CODE);
}

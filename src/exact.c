#include "exact.h"

#include <stdio.h>

bool exact_times(uint64_t a, uint64_t b, uint64_t *out)
{
	if (b && a > UINT64_MAX / b) return false;
	*out = a * b;
	return true;
}

bool exact_plus(uint64_t a, uint64_t b, uint64_t *out)
{
	*out = a + b;
	return *out >= a;
}

int exact_power_of_ten(uint64_t v)
{
	int n = 0;
	for (; v && v % 10 == 0; v /= 10) n++;
	return v == 1 ? n : -1;
}

static uint64_t divisor_of_both(uint64_t a, uint64_t b)
{
	while (b) {
		uint64_t rest = a % b;
		a = b;
		b = rest;
	}
	return a;
}

bool exact_ratio(quantity *q)
{
	quantity r = *q;
	for (; r.exponent > 0; r.exponent--)
		if (!exact_times(r.mantissa, 10, &r.mantissa)) return false;
	for (; r.exponent < 0; r.exponent++)
		if (!exact_times(r.divisor, 10, &r.divisor)) return false;
	uint64_t both = divisor_of_both(r.mantissa, r.divisor);
	if (r.digits.p || r.power || both == 0) return false;
	r.mantissa /= both;
	r.divisor /= both;
	*q = r;
	return true;
}

bool exact_scale(quantity *q, uint64_t by)
{
	int n = exact_power_of_ten(by);
	if (n < 0) return !q->digits.p && !q->power && exact_times(q->mantissa, by, &q->mantissa);
	quantity scaled = *q;
	scaled.exponent += n;
	scaled.scale += n;
	if (scaled.divisor != 1 && !exact_ratio(&scaled)) return false;
	*q = scaled;
	return true;
}

/* Turns a ratio into a decimal, if it is one. */
static bool to_decimal(quantity *q)
{
	quantity r = *q;
	uint64_t both = divisor_of_both(r.mantissa, r.divisor);
	if (both > 1) r.mantissa /= both, r.divisor /= both;
	while (r.divisor > 1) {
		uint64_t by = r.divisor % 10 == 0 ? 1 : r.divisor % 2 == 0 ? 5 : r.divisor % 5 == 0 ? 2 : 0;
		if (!by || !exact_times(r.mantissa, by, &r.mantissa)) return false;
		r.divisor = r.divisor / 10 * by + r.divisor % 10 * by / 10;
		r.exponent--;
	}
	*q = r;
	return true;
}

bool exact_add(quantity *q, uint64_t m, uint64_t n)
{
	uint64_t left, right;
	quantity sum = *q;
	if (!exact_ratio(&sum) || !exact_times(sum.mantissa, n, &left) || !exact_times(m, sum.divisor, &right))
		return false;
	if (!exact_plus(left, right, &sum.mantissa) || !exact_times(sum.divisor, n, &sum.divisor)) return false;
	*q = sum;
	return true;
}

static unsigned digits_in(uint64_t v)
{
	unsigned n = 1;
	while (v >= 10) v /= 10, n++;
	return n;
}

bool exact_power(quantity *q, int n)
{
	uint64_t m = 1;
	unsigned times = (unsigned)(n < 0 ? -n : n), i = 0;
	if (q->digits.p || q->power || q->divisor != 1 || times > EXACT_DIGITS || (n < 0 && q->mantissa == 0))
		return false;
	while (i < times && exact_times(m, q->mantissa, &m)) i++;
	if (i == times) {
		q->mantissa = n < 0 ? 1 : m;
		q->divisor = n < 0 ? m : 1;
	} else if (n > 0 && q->mantissa <= UINT32_MAX && digits_in(q->mantissa) * times <= EXACT_DIGITS) {
		q->power = times;
	} else {
		return false;
	}
	q->exponent *= n;
	return true;
}

bool exact_less(quantity a, quantity b)
{
	uint64_t left, right;
	if (!exact_ratio(&a) || !exact_ratio(&b) || a.negative != b.negative) return a.negative && !b.negative;
	return exact_times(a.mantissa, b.divisor, &left) && exact_times(b.mantissa, a.divisor, &right) && left < right;
}

exact_text exact_put_text(exact_texts *a, span s)
{
	if (a->unwanted) return (exact_text){0};
	exact_text t = {(uint32_t)a->bytes.n, (uint32_t)s.n};
	buf_add(&a->bytes, s);
	return t;
}

/* Appends the decimal digits of v. */
static void put_integer(buf *out, uint64_t v)
{
	byte digits[24];
	size_t n = sizeof digits;
	do digits[--n] = (byte)('0' + v % 10);
	while (v /= 10);
	buf_add(out, (span){digits + n, sizeof digits - n});
}

/* Appends the decimal digits of m^n, m below 2^32, by multiplying as one does on paper. */
static void put_power(buf *out, uint64_t m, unsigned n)
{
	size_t start = out->n;
	buf_add_byte(out, 1);
	for (unsigned i = 0; i < n; i++) { /* the last digit first */
		uint64_t carry = 0;
		for (size_t k = start; k < out->n; k++) {
			carry += out->p[k] * m;
			out->p[k] = (byte)(carry % 10);
			carry /= 10;
		}
		for (; carry; carry /= 10) buf_add_byte(out, (byte)(carry % 10));
	}
	for (size_t a = start, b = out->n - 1; a < b; a++, b--) {
		byte c = out->p[a];
		out->p[a] = out->p[b];
		out->p[b] = c;
	}
	for (size_t k = start; k < out->n; k++) out->p[k] = (byte)(out->p[k] + '0');
}

/* The decimal digits of the mantissa, without zeros at either end; *exponent goes along. */
static span digits_of(exact_texts *a, const quantity *q, int *exponent)
{
	buf *d = &a->digits;
	buf_clear(d);
	for (const byte *p = q->digits.p, *end = p ? p + q->digits.n : p; p < end;) {
		char32_t c = utf8_next(&p, end);
		if (utf8_is_digit(c)) buf_add_byte(d, (byte)('0' + utf8_digit(c)));
	}
	if (q->power) put_power(d, q->mantissa, q->power);
	else if (!q->digits.p) put_integer(d, q->mantissa);
	size_t from = 0, to = d->n;
	while (from < to && d->p[from] == '0') from++;
	while (to > from && d->p[to - 1] == '0') to--, ++*exponent;
	return (span){d->p + from, to - from};
}

static void put_zeros(buf *b, int n)
{
	while (n-- > 0) buf_add_byte(b, '0');
}

/* d * 10^exponent without an exponent. */
static void put_plain(buf *out, span d, int exponent)
{
	int whole = (int)d.n + exponent; /* digits before the point */
	if (exponent >= 0) {
		buf_add(out, d);
		put_zeros(out, exponent);
	} else if (whole > 0) {
		buf_add(out, span_cut(d, 0, (size_t)whole));
		buf_add_byte(out, '.');
		buf_add(out, span_cut(d, (size_t)whole, d.n));
	} else {
		buf_add(out, span_of("0."));
		put_zeros(out, -whole);
		buf_add(out, d);
	}
}

static void put_exponent(buf *out, span d, int exponent)
{
	char e[32];
	buf_add(out, span_cut(d, 0, 1));
	if (d.n > 1) buf_add_byte(out, '.');
	buf_add(out, span_cut(d, 1, d.n));
	snprintf(e, sizeof e, "E%d", exponent + (int)d.n - 1);
	buf_add(out, span_of(e));
}

static void put_ratio(buf *out, const quantity *q)
{
	put_integer(out, q->mantissa);
	buf_add_byte(out, '/');
	put_integer(out, q->divisor);
}

exact_text exact_put(exact_texts *a, quantity q, bool keep)
{
	buf *out = &a->bytes;
	exact_text t = {(uint32_t)out->n, 0};
	if (a->unwanted) return (exact_text){0};
	bool ratio = q.divisor != 1 && (keep || !to_decimal(&q));
	if (ratio) exact_ratio(&q);
	int exponent = q.exponent;
	span d = digits_of(a, &q, &exponent);
	if (q.negative && d.n) buf_add_byte(out, '-');
	if (d.n == 0) buf_add_byte(out, '0');
	else if (ratio) put_ratio(out, &q);
	else if (exponent > EXACT_DIGITS || exponent < -EXACT_DIGITS || d.n > EXACT_DIGITS)
		put_exponent(out, d, exponent);
	else put_plain(out, d, exponent);
	t.n = (uint32_t)(out->n - t.at);
	return t;
}

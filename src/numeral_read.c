#include "numeral_read.h"

/* Whether a word may end here. */
static bool ends_word(const numeral *t) { return !t->inverse && (t->last != ROLE_ORDINAL_STEM || t->closed); }

/* Adds parts from p to the end of the word; the longest part is tried first. *tries is how often there may be another
 * try. */
static const byte *add_parts(const look *f, const byte *p, numeral *t, bool in_word, int *tries)
{
	const look_memo known = *look_parts(f, p);
	for (unsigned i = 0; i < known.n && --*tries > 0; i++) {
		numeral next = *t;
		const byte *end = look_soft(f, known.end[i]);
		bool ends = look_edge(f, end);
		if (!numeral_add(f->w, &next, known.senses[i], in_word, ends) || (ends && !ends_word(&next))) continue;
		if (!ends && !(end = add_parts(f, end, &next, true, tries))) continue;
		*t = next;
		return end;
	}
	return NULL;
}

/* Adds the word at p, which must be number words as a whole: its end, or NULL and *t as it was. */
static const byte *add_word(const look *f, const byte *p, numeral *t)
{
	int tries = NUMERAL_TRIES;
	t->hyphen = p > f->start && p[-1] == '-';
	return add_parts(f, p, t, false, &tries);
}

/* ---- Fractions and decimals ---- */

/* Ends `word` by a denominator's ending, or by an ordinal that may be a denominator, and makes *t a fraction of it. */
static bool end_denominator(const look *f, numeral *word, uint32_t senses, numeral *t)
{
	quantity q;
	const sense *fraction = lexicon_sense(f->w, senses, ROLE_FRACTION);
	if (!lexicon_sense(f->w, senses, ROLE_FRACTION_ENDING)) {
		if (!fraction || !numeral_ordinal(f->w, senses)) return false;
		if (!numeral_add_ordinal(word, fraction->value)) return false;
	}
	return numeral_value(word, &q) && numeral_divide(t, q.mantissa);
}

/* Goes on in the word of a denominator from p; the end of the word, or NULL. */
static const byte *derive(const look *f, const byte *p, const numeral *word, numeral *t, int *tries)
{
	const look_memo known = *look_parts(f, p);
	for (unsigned i = 0; i < known.n && --*tries > 0; i++) {
		numeral next = *word, fraction = *t;
		const byte *end = look_soft(f, known.end[i]);
		if (look_edge(f, end)) {
			if (!word->parts || !end_denominator(f, &next, known.senses[i], &fraction)) continue;
		} else {
			if (!next.parts) next.one = lexicon_sense(f->w, known.senses[i], ROLE_MULTIPLIER) != NULL;
			if (!numeral_add(f->w, &next, known.senses[i], word->parts > 0, false)) continue;
			if (!(end = derive(f, end, &next, &fraction, tries))) continue;
		}
		*t = fraction;
		return end;
	}
	return NULL;
}

/* zehntel, hundredths, dosmilésimos: a word that is a number and an ending, or an ordinal that may be a denominator. */
static const byte *add_derived_denominator(const look *f, const byte *p, numeral *t)
{
	numeral word = numeral_new();
	int tries = NUMERAL_TRIES;
	return derive(f, p, &word, t, &tries);
}

/* twenty-firsts: a ten and a fraction word, as a denominator. */
static const byte *add_joined_denominator(const look *f, const byte *p, numeral *t)
{
	numeral word = numeral_new();
	const sense *s;
	const byte *end = add_word(f, p, &word);
	if (!end || word.last != ROLE_TEN || !(end = look_role(f, look_joint(f, end), ROLE_FRACTION, &s)) ||
		s->value > 9)
		return NULL;
	return numeral_divide(t, word.group + s->value) ? end : NULL;
}

/* A whole number in words at p: its end, or NULL. */
static const byte *read_whole(const look *f, const byte *p, quantity *q)
{
	numeral t = numeral_new();
	const byte *end = NULL, *next;
	while ((next = add_word(f, p, &t))) {
		end = next;
		p = look_joint(f, end);
		if (p == end) break;
	}
	return end && numeral_is_complete(&t) && !t.special && !t.ordinal && !t.tail && numeral_value(&t, q) ? end
													     : NULL;
}

/* dois onze avos: a number and an ending as a word of its own. */
static const byte *add_spaced_denominator(const look *f, const byte *p, numeral *t)
{
	quantity q;
	const byte *end = t->special || t->ordinal ? NULL : read_whole(f, p, &q);
	if (end) end = look_role(f, look_skip(f, end), ROLE_FRACTION_ENDING, NULL);
	return end && numeral_divide(t, q.mantissa) ? end : NULL;
}

/* The ordinal at p that may be a denominator: one word, or a ten and a unit; one hundred and fifth; a multiplier stands
 * for itself. */
static const byte *read_ordinal(const look *f, const byte *p, numeral *word)
{
	uint32_t senses;
	*word = numeral_new();
	if (!look_part(f, p, &senses)) return NULL;
	if (lexicon_sense(f->w, senses, ROLE_ONE)) {
		word->inner = true;
		return numeral_read(f, p, word);
	}
	word->one = lexicon_sense(f->w, senses, ROLE_MULTIPLIER) != NULL;
	if (word->one) word->last = ROLE_ARTICLE;
	const byte *end = add_word(f, p, word), *next;
	if (!end || word->ordinal || word->last != ROLE_TEN) return end;
	next = add_word(f, look_joint(f, end), word);
	return next ? next : end;
}

/* Whether a noun stands at p that an ordinal before it would count: a word, but no unit, and none that joins. */
static bool is_noun(const look *f, const byte *p)
{
	uint32_t senses;
	numeral word = numeral_new();
	const byte *end = look_letter(f, p) ? look_part(f, p, &senses) : p;
	if (end && (look_edge(f, end) || add_word(f, p, &word))) return false;
	if (!look_name(f, p, &senses)) return true;
	return !lexicon_sense(f->w, senses, ROLE_UNIT_OF) && !lexicon_sense(f->w, senses, ROLE_CURRENCY) &&
	       !lexicon_sense(f->w, senses, ROLE_MONTH);
}

/* one third, a fifth of it: an ordinal behind one is a denominator, where no noun stands behind that; behind figures it
 * never is. */
static const byte *add_ordinal_denominator(const look *f, const byte *p, numeral *t)
{
	numeral word;
	quantity q;
	if (!f->w->fraction_least || t->inner) return NULL;
	const byte *end = read_ordinal(f, p, &word);
	if (!end || !word.ordinal || !numeral_value(&word, &q) || q.mantissa < f->w->fraction_least ||
		is_noun(f, look_skip(f, end)))
		return NULL;
	return numeral_divide(t, q.mantissa) ? end : NULL;
}

/* The fraction at p: drei Viertel, one half, a third; its end or NULL. */
static const byte *read_fraction(const look *f, const byte *p, numeral *part)
{
	const byte *end = add_word(f, p, part), *next;
	if (!end) return NULL;
	if (part->last == ROLE_VALUE && part->q.divisor > 1) part->fraction = true;
	if (part->fraction) return end;
	p = look_joint(f, end);
	next = add_word(f, p, part);
	if (next && part->fraction) return next;
	if (!next) next = add_derived_denominator(f, p, part);
	if (!next && part->one) next = add_ordinal_denominator(f, p, part);
	return next && part->fraction ? next : NULL;
}

/* The fraction behind a joiner at p, for a number whose smallest multiplier is `least`: its end or NULL. A million and
 * a half is half a million more. */
static const byte *read_part(const look *f, const byte *p, uint64_t least, quantity *q)
{
	numeral part = numeral_new();
	const byte *end = read_fraction(f, p, &part), *next;
	if (!end || part.q.mantissa >= part.q.divisor) return NULL;
	if (least && (next = add_word(f, look_skip(f, end), &part))) end = next;
	else if (least && !exact_scale(&part.q, least)) return NULL;
	*q = part.q;
	return exact_ratio(q) ? end : NULL;
}

/* The number is q now, as if in one word. */
static void become(numeral *t, quantity q)
{
	t->q = q;
	t->special = true;
	t->one = false;
	t->last = ROLE_VALUE;
}

/* fünf und drei Viertel, two and a half, two-and-a-half: behind a number a joiner and a fraction. */
static const byte *add_mixed(const look *f, const byte *p, numeral *t)
{
	quantity q, part;
	const byte *end = look_letter(f, p) ? look_role(f, p, ROLE_JOINER, NULL) : NULL;
	if (!end || t->fraction || t->special || t->ordinal) return NULL;
	end = read_part(f, look_joint(f, end), t->group || t->one ? 0 : numeral_least(t), &part);
	if (!end) return NULL;
	if (t->one) t->group = 1;
	if (!numeral_value(t, &q) || !exact_add(&q, part.mantissa, part.divisor)) return NULL;
	become(t, q);
	return end;
}

/* One figure behind a point, zero to nineteen or more; its end or NULL. */
static const byte *add_decimal(const look *f, const byte *p, quantity *q)
{
	uint32_t senses;
	uint64_t m;
	const byte *end = look_part(f, p, &senses);
	if (!end || !look_edge(f, end)) return NULL;
	const sense *s = lexicon_sense(f->w, senses, ROLE_UNIT);
	if (!s && !lexicon_sense(f->w, senses, ROLE_ONE)) return NULL;
	uint64_t v = s ? s->value : 1;
	if (!exact_times(q->mantissa, v > 9 ? 100 : 10, &m) || !exact_plus(m, v, &q->mantissa)) return NULL;
	q->exponent -= v > 9 ? 2 : 1;
	return end;
}

/* q and behind its point the digits of v. */
static bool put_behind(quantity *q, uint64_t v, unsigned digits)
{
	uint64_t m = q->mantissa;
	for (unsigned i = 0; i < digits; i++)
		if (!exact_times(m, 10, &m)) return false;
	if (!exact_plus(m, v, &m)) return false;
	q->mantissa = m;
	q->exponent -= (int)digits;
	return true;
}

const byte *numeral_read_point(const look *f, const byte *p, quantity *q)
{
	const byte *point = look_role(f, p, ROLE_POINT, NULL), *next = point, *end = NULL;
	quantity figures = *q, whole;
	run r;
	if (!point || q->exponent || q->digits.p || q->power || q->divisor != 1) return NULL;
	p = look_skip(f, point);
	if (p == point) return NULL;
	if (look_digit(f, p)) {
		figure_run(f, p, &r);
		return r.n < 10 && put_behind(q, r.value, r.n) ? r.end : NULL;
	}
	for (int i = 0; i < FIGURE_SHORT && (next = add_decimal(f, look_skip(f, next), &figures)); i++) end = next;
	next = read_whole(f, p, &whole);
	if (next && (!end || next > end))
		return put_behind(q, whole.mantissa, numeral_digits(whole.mantissa)) ? next : NULL;
	if (end) *q = figures;
	return end;
}

const byte *numeral_read_tail(const look *f, const byte *p, const sense **s)
{
	uint32_t senses;
	const byte *end = look_part(f, p, &senses), *inflected;
	*s = end ? lexicon_sense(f->w, senses, ROLE_TAIL) : NULL;
	if (!*s || look_edge(f, end)) return *s ? end : NULL;
	inflected = look_part(f, end, &senses);
	return inflected && look_edge(f, inflected) && lexicon_sense(f->w, senses, ROLE_INFLECTION) ? inflected : NULL;
}

/* zwei Komma drei fünf. */
static const byte *add_decimals(const look *f, const byte *p, numeral *t)
{
	quantity q;
	if (t->special || t->ordinal || !numeral_value(t, &q)) return NULL;
	const byte *end = numeral_read_point(f, p, &q);
	if (!end) return NULL;
	become(t, q);
	return end;
}

/* half a million, quarter of a million: the article behind a fraction counts nothing. */
static const byte *add_shared(const look *f, const byte *p, numeral *t)
{
	if (!t->fraction) return NULL;
	const byte *end = look_role(f, p, ROLE_MONTH_JOINER, NULL);
	if (end) p = look_skip(f, end);
	const byte *article = look_role(f, p, ROLE_ARTICLE, NULL);
	if (!article && !end) return NULL;
	end = add_word(f, article ? look_skip(f, article) : p, t);
	return end && numeral_is_multiplied(t) ? end : NULL;
}

/* un huitième mandat: behind an article an ordinal that a noun follows, and no fraction. */
static bool is_ordinal_of_noun(const look *f, const byte *p)
{
	uint32_t senses;
	const byte *end = look_part(f, p, &senses);
	return end && look_edge(f, end) && numeral_ordinal(f->w, senses) &&
	       lexicon_sense(f->w, senses, ROLE_FRACTION) && is_noun(f, look_skip(f, end));
}

/* What goes on at p, by a word or more; its end or NULL. */
static const byte *go_on(const look *f, const byte *p, numeral *t)
{
	if (t->one && is_ordinal_of_noun(f, p)) return NULL;
	const byte *end = t->one ? add_ordinal_denominator(f, p, t) : NULL;
	if (!end && f->w->plural_fractions && numeral_is_complete(t) && !t->ordinal)
		end = add_derived_denominator(f, p, t);
	if (!end) end = add_word(f, p, t);
	if (!end && numeral_is_complete(t)) end = add_spaced_denominator(f, p, t);
	if (!end && t->last != ROLES) end = add_derived_denominator(f, p, t);
	if (!end && numeral_is_complete(t)) end = add_joined_denominator(f, p, t);
	if (!end && (t->one || numeral_is_complete(t))) end = add_mixed(f, p, t);
	if (!end && numeral_is_complete(t)) end = add_decimals(f, p, t);
	return end ? end : add_shared(f, p, t);
}

/* twenty - one, two - thirds: behind a hyphen with white space on both its sides a unit below ten, or a fraction; the
 * end, or NULL. */
static const byte *go_on_apart(const look *f, const byte *p, numeral *t)
{
	numeral next = *t;
	uint32_t senses;
	if (f->end - p < 3 || p[1] != ' ' || p[-1] != ' ') return NULL;
	p = look_skip(f, p + 1);
	const byte *end = look_parts(f, p)->n ? go_on(f, p, &next) : NULL;
	if (!end || !look_part(f, p, &senses)) return NULL;
	const sense *unit = lexicon_sense(f->w, senses, ROLE_UNIT);
	if (!(next.fraction || (t->last == ROLE_TEN && unit && unit->value < 10 && next.last == ROLE_UNIT)))
		return NULL;
	*t = next;
	return end;
}

/* nineteen eighty-four, one twenty two: behind a number below 21 at p, parted by a blank, one of two digits that counts
 * nothing; the end, or NULL. */
static const byte *add_pair(const look *f, const byte *p, numeral *t)
{
	numeral word = numeral_new();
	quantity q;
	uint32_t senses;
	uint64_t v = t->one ? 1 : t->group;
	const byte *next = look_skip(f, p);
	if (t->inner || t->special || t->ordinal || t->n_terms || t->tail || v == 0 || v > 20 || next == p) return NULL;
	word.inner = true;
	const byte *end = look_parts(f, next)->n ? numeral_read(f, next, &word) : NULL;
	if (!end || word.ordinal || word.tail || !numeral_value(&word, &q) || !exact_is_whole(&q) || q.mantissa < 10 ||
		q.mantissa > 99)
		return NULL;
	next = look_skip(f, end);
	if ((end < f->end && *end == '-') || look_name(f, next, &senses) || (v < 10 && is_noun(f, next))) return NULL;
	t->group = v * 100 + q.mantissa;
	t->one = false;
	t->last = ROLE_UNIT;
	t->room = 0;
	return t->paired = true, end;
}

/* Goes on from p as long as the number does: the end of what is a number and *t that, or NULL; *one is the end of a
 * bare `one` that it begins with. */
static const byte *read_on(const look *f, const byte *p, numeral *t, const byte **one)
{
	const byte *found = NULL, *end, *mixed;
	numeral best;
	for (;;) {
		if (look_is_whole(f, look_parts(f, p), 0)) end = go_on(f, p, t);
		else end = p < f->end && *p == '-' && t->last != ROLES ? go_on_apart(f, p, t) : NULL;
		if (!end) break;
		if (t->one && t->last == ROLE_ONE) *one = end;
		if (numeral_is_complete(t)) {
			if (numeral_is_multiplied(t) && (mixed = add_mixed(f, look_skip(f, end), t))) end = mixed;
			best = *t;
			found = end;
		}
		p = look_joint(f, end);
		if ((p == end && !look_role(f, p, ROLE_JOINER, NULL)) || t->closed || t->tail) break;
	}
	if (found) *t = best;
	return found;
}

const byte *numeral_read(const look *f, const byte *p, numeral *t)
{
	const byte *one = NULL, *found = read_on(f, p, t, &one), *pair;
	if (!f->w->pairs || (!found && !one)) return found;
	if (!found) *t = numeral_new(), t->one = true;
	pair = add_pair(f, found ? found : one, t);
	return pair ? pair : found;
}

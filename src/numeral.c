#include "numeral.h"

static bool is_multiplier(enum role r) { return r == ROLE_POWER || r == ROLE_MULTIPLIER; }

static bool is_part(enum role r) { return r <= ROLE_MULTIPLIER; }

numeral numeral_new(void) { return (numeral){.last = ROLES, .q = {.divisor = 1}}; }

numeral numeral_of(quantity q)
{
	if (q.digits.p || q.exponent || q.divisor != 1)
		return (numeral){.last = ROLE_UNIT, .q = q, .special = true, .parts = 1};
	return (numeral){.last = ROLE_UNIT, .group = q.mantissa, .q = {.divisor = 1}, .parts = 1};
}

bool numeral_value(const numeral *t, quantity *q)
{
	uint64_t sum = t->group;
	if (t->special) {
		*q = t->q;
		return true;
	}
	for (unsigned i = 0; i < t->n_terms; i++)
		if (!exact_plus(sum, t->terms[i].value, &sum)) return false;
	*q = exact_whole(sum);
	q->scale = t->q.scale;
	return true;
}

/* From here on only multipliers go on. */
static bool fix(numeral *t)
{
	if (!numeral_value(t, &t->q)) return false;
	return t->special = true;
}

/* ---- One part more ---- */

/* What a number of this size leaves room for. */
static uint64_t room_of(enum role role)
{
	return role == ROLE_TEN ? 10 : role == ROLE_SCORE ? 20 : role == ROLE_HUNDRED ? 100 : 0;
}

static bool add_small(numeral *t, enum role role, uint64_t v)
{
	if (t->special || t->one) return false;
	if (t->inverse) {
		if (role != ROLE_TEN) return false;
	} else if (t->last != ROLES && (v == 0 || v >= t->room)) {
		return false;
	}
	t->group += v;
	t->room = t->inverse ? 0 : room_of(role);
	t->inverse = false;
	return true;
}

static bool add_hundred(numeral *t, enum role role)
{
	if (t->one) t->group = 1;
	if (t->inverse || t->group >= 100) return false;
	if (t->group == 0 && (t->last == ROLE_UNIT || role == ROLE_MULTIPLIER)) return false;
	if (t->last == ROLE_JOINER && t->group) return false;
	t->group = t->group ? t->group * 100 : 100;
	t->room = 100;
	t->one = t->owes_multiplier = false;
	return true;
}

/* The smallest multiplier in the number, 0 for none. */
static uint64_t least_of(const numeral *t) { return t->n_terms ? t->terms[t->n_terms - 1].by : 0; }

/* The group and the terms with smaller multipliers, times `by`: one term. */
static bool multiply(numeral *t, uint64_t by)
{
	uint64_t sum = t->group;
	unsigned n = t->n_terms;
	while (n && (t->terms[n - 1].by < by || (t->group == 0 && t->terms[n - 1].by == by)))
		if (!exact_plus(sum, t->terms[--n].value, &sum)) return false;
	if (sum == 0 || n == NUMERAL_TERMS || !exact_times(sum, by, &sum)) return false;
	t->terms[n] = (numeral_term){sum, by};
	t->n_terms = n + 1;
	return true;
}

static bool add_multiplier(numeral *t, enum role role, uint64_t by)
{
	bool fresh = t->group == 0, under = by < least_of(t);
	if (t->special) return exact_scale(&t->q, by);
	if (t->inverse || (fresh && t->last == ROLE_UNIT) || (t->last == ROLE_JOINER && !fresh)) return false;
	if (by < 100 && t->group % 100 && (t->group > 99 || t->n_terms)) { /* zweihundert und zwei Dutzend */
		t->group += t->group % 100 * (by - 1);
		return (t->room = 0) == 0;
	}
	if (t->group && least_of(t) == by) return false;
	if (t->one || (fresh && role == ROLE_POWER && (under || t->n_terms == 0))) t->group = 1;
	if (t->group == 0 && (t->n_terms == 0 || under)) return false;
	if (exact_power_of_ten(by) >= 0 && t->n_terms == 0) t->q.scale = exact_power_of_ten(by);
	if (!multiply(t, by)) return !under && fix(t) && exact_scale(&t->q, by);
	t->group = 0;
	t->room = by;
	t->one = t->owes_multiplier = false;
	return true;
}

/* `und` behind hundreds and thousands; `y` behind tens; a comma behind thousands; in a joined word between unit and
 * ten. */
static bool add_joiner(numeral *t, uint64_t place, bool in_word)
{
	if (t->special || t->one || t->ordinal) return false;
	if (place == 1) return t->inverse = in_word && t->last == ROLE_UNIT && t->group % 100 < 10;
	if (place == 10) return t->last == ROLE_TEN || t->last == ROLE_SCORE;
	if (place == 2) return false;
	if (place == 1000) return t->owes_multiplier = is_multiplier(t->last) && t->group == 0;
	return is_multiplier(t->last) || t->last == ROLE_HUNDRED;
}

static bool add_denominator(numeral *t, uint64_t by)
{
	if (by == 0 || t->special) return false;
	if (t->one) t->group = 1;
	if (!fix(t)) return false;
	t->q.divisor = by;
	t->one = false;
	return t->fraction = true;
}

/* `one` alone is for the caller to judge. Behind a multiplier it counts where the language says so, else before another
 * one only. */
static bool add_one(numeral *t, const sense *s, bool in_word, bool ends)
{
	if (t->last == ROLES) return t->one = true;
	bool behind = is_multiplier(t->last) || t->last == ROLE_HUNDRED;
	if (!in_word && behind && s->value == 0 && !ends) return false;
	t->open = !in_word && behind && s->value == 0;
	return add_small(t, ROLE_UNIT, 1);
}

static bool add_ordinal(numeral *t, enum role role, uint64_t v)
{
	enum role size = v < 20 && !(v == 10 && role == ROLE_ORDINAL_PART) ? ROLE_UNIT
			 : v < 100                                         ? ROLE_TEN
									   : ROLE_HUNDRED;
	bool ok = v == 100    ? add_hundred(t, ROLE_POWER)
		  : v >= 1000 ? add_multiplier(t, ROLE_POWER, v)
			      : add_small(t, size, v);
	t->owes_ordinal = false;
	return t->ordinal = ok;
}

/* A cardinal part of an ordinal that goes on: milésimo seiscentos e setenta primeiro. */
static bool reopen(numeral *t)
{
	if (t->ordinal && t->last != ROLE_ORDINAL_PART) return false;
	t->owes_ordinal |= t->ordinal;
	t->ordinal = false;
	return true;
}

/* A fraction; at the start it is one only before a multiplier: quarter million. */
static bool add_fraction(numeral *t, const sense *s)
{
	if (t->last == ROLE_JOINER || t->ordinal) return false;
	if (t->last == ROLES) t->group = 1;
	return add_denominator(t, s->value);
}

/* Adds a sense to the number; false, and *t is of no use, where the language does not go on so. */
static bool add(numeral *t, const sense *s, bool in_word, bool ends)
{
	if (t->open && !is_multiplier(s->role)) return false;
	t->open = false;
	switch (s->role) {
	case ROLE_UNIT:
	case ROLE_TEN:
	case ROLE_SCORE:
	case ROLE_HUNDRED: return reopen(t) && add_small(t, s->role, s->value);
	case ROLE_POWER:
	case ROLE_MULTIPLIER:
		if (!reopen(t)) return false;
		return s->value == 100 && !t->special ? add_hundred(t, s->role) : add_multiplier(t, s->role, s->value);
	case ROLE_ONE: return reopen(t) && add_one(t, s, in_word, ends);
	case ROLE_ARTICLE: return t->last == ROLES && (t->one = true);
	case ROLE_JOINER: return add_joiner(t, s->value, in_word);
	case ROLE_ORDINAL:
	case ROLE_ORDINAL_PART:
	case ROLE_ORDINAL_STEM:
		return !(t->ordinal && t->last != ROLE_ORDINAL_PART) && add_ordinal(t, s->role, s->value);
	case ROLE_INFLECTION: return in_word && (t->last == ROLE_ORDINAL_STEM || t->tail) && (t->closed = true);
	case ROLE_ORDINAL_ENDING:
		return in_word && !t->special && !t->one && is_part(t->last) && (t->ordinal = t->closed = true);
	case ROLE_FRACTION: return add_fraction(t, s);
	case ROLE_HALF: return add_fraction(t, s);
	case ROLE_PLUS: return in_word && !t->special && fix(t) && exact_add(&t->q, s->value, s->divisor);
	case ROLE_VALUE:
		if (t->last != ROLES) return false;
		t->q = (quantity){.mantissa = s->value, .divisor = s->divisor};
		return t->special = true;
	case ROLE_DECADE: return in_word && t->last == ROLE_TEN && t->parts == 1 && (t->closed = t->decade = true);
	case ROLE_TAIL: return in_word && t->last != ROLE_JOINER && !t->ordinal && (t->tail = s);
	default: return false;
	}
}

static const sense *ordinal_sense(const lexicon *w, uint32_t senses)
{
	const sense *s = lexicon_sense(w, senses, ROLE_ORDINAL);
	return s ? s : lexicon_sense(w, senses, ROLE_ORDINAL_PART);
}

/* Whether a word that may be a fraction or an ordinal (cinquièmes) is the latter: behind no number, inside a word, and
 * behind tens and more with a hyphen. */
static bool is_rather_ordinal(const numeral *t, bool in_word)
{
	return t->last == ROLES || in_word || (t->hyphen && t->last >= ROLE_TEN && t->last <= ROLE_MULTIPLIER);
}

/* deux centièmes, cent cinquièmes: where ordinals are written with spaces they may be either. */
static bool is_either(const lexicon *w, const numeral *t, uint64_t v)
{
	return w->ordinal_spaced && (v >= 100 || (t->last >= ROLE_HUNDRED && t->last <= ROLE_MULTIPLIER));
}

/* Notes the fraction that the number may be with this part. */
static void note_other(numeral *next, const numeral *t, uint64_t by)
{
	quantity q = {0};
	next->either = numeral_value(t, &q) && exact_is_whole(&q);
	next->q.mantissa = q.mantissa;
	next->q.divisor = by;
}

/* Adds the part by the first of its senses that fits. A `one` inside a word is 1; `ends`: the word ends with the part.
 */
static bool add_part(const look *f, numeral *t, uint32_t senses, bool in_word, bool ends)
{
	if (t->closed || t->parts == NUMERAL_PARTS) return false;
	const sense *first = f->w->senses + senses - 1;
	bool both = first->role == ROLE_FRACTION && ordinal_sense(f->w, senses);
	bool rather = both && is_rather_ordinal(t, in_word),
	     either = both && !rather && is_either(f->w, t, first->value);
	for (; senses; senses = f->w->senses[senses - 1].next) {
		numeral next = *t;
		const sense *s = f->w->senses + senses - 1;
		if (s->role == ROLE_TAIL && next.one && s->text.n == 0) continue; /* einfach, einmal */
		if (s == first && (rather || either)) continue;
		if ((s->inside && !in_word) || (s->bound && ends) || (t->tail && s->role != ROLE_INFLECTION)) continue;
		if (next.one && in_word && next.last == ROLE_ONE && s->role != ROLE_ORDINAL_ENDING)
			next.one = false, next.group = 1, next.room = 0, next.last = ROLE_UNIT;
		if (!add(&next, s, in_word, ends)) continue;
		next.last = s->role == ROLE_ONE && !next.one ? ROLE_UNIT : s->role;
		next.parts++;
		if (either) note_other(&next, t, first->value);
		*t = next;
		return true;
	}
	return false;
}

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
		if (!add_part(f, &next, known.senses[i], in_word, ends) || (ends && !ends_word(&next))) continue;
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

/* Whether what was read is a number if the words end here. `one` alone is for the caller to judge. */
static bool is_complete(const numeral *t)
{
	return t->last != ROLES && t->last != ROLE_JOINER && !t->one && !t->open && !t->owes_multiplier &&
	       !t->owes_ordinal && !(t->last == ROLE_FRACTION && t->parts == 1);
}

/* ---- Fractions and decimals ---- */

/* Ends `word` by a denominator's ending, or by an ordinal that may be a denominator, and makes *t a fraction of it. */
static bool end_denominator(const look *f, numeral *word, uint32_t senses, numeral *t)
{
	quantity q;
	const sense *fraction = lexicon_sense(f->w, senses, ROLE_FRACTION);
	if (!lexicon_sense(f->w, senses, ROLE_FRACTION_ENDING)) {
		if (!fraction || !ordinal_sense(f->w, senses)) return false;
		if (!add_ordinal(word, ROLE_ORDINAL, fraction->value)) return false;
	}
	if (!numeral_value(word, &q) || !add_denominator(t, q.mantissa)) return false;
	t->last = ROLE_FRACTION;
	t->parts++;
	return true;
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
			if (!add_part(f, &next, known.senses[i], word->parts > 0, false)) continue;
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
	if (!add_denominator(t, word.group + s->value)) return NULL;
	t->last = ROLE_FRACTION;
	t->parts++;
	return end;
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
	return end && is_complete(&t) && !t.special && !t.ordinal && !t.tail && numeral_value(&t, q) ? end : NULL;
}

/* dois onze avos: a number and an ending as a word of its own. */
static const byte *add_spaced_denominator(const look *f, const byte *p, numeral *t)
{
	quantity q;
	const byte *end = t->special || t->ordinal ? NULL : read_whole(f, p, &q);
	if (end) end = look_role(f, look_skip(f, end), ROLE_FRACTION_ENDING, NULL);
	if (!end || !add_denominator(t, q.mantissa)) return NULL;
	t->last = ROLE_FRACTION;
	t->parts++;
	return end;
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
	if (!add_denominator(t, q.mantissa)) return NULL;
	t->last = ROLE_FRACTION;
	t->parts++;
	return end;
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

/* fünf und drei Viertel, two and a half: behind a number a joiner and a fraction. */
static const byte *add_mixed(const look *f, const byte *p, numeral *t)
{
	quantity q, part;
	const byte *end = look_letter(f, p) ? look_role(f, p, ROLE_JOINER, NULL) : NULL;
	if (!end || t->fraction || t->special || t->ordinal) return NULL;
	end = read_part(f, look_skip(f, end), t->group || t->one ? 0 : least_of(t), &part);
	if (!end) return NULL;
	if (t->one) t->group = 1;
	if (!numeral_value(t, &q) || !exact_add(&q, part.mantissa, part.divisor)) return NULL;
	t->q = q;
	t->special = true;
	t->one = false;
	t->last = ROLE_VALUE;
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

unsigned numeral_digits(uint64_t v)
{
	unsigned n = 1;
	while (v >= 10) v /= 10, n++;
	return n;
}

const byte *numeral_point(const look *f, const byte *p, quantity *q)
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

const byte *numeral_tail(const look *f, const byte *p, const sense **s)
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
	const byte *end = numeral_point(f, p, &q);
	if (!end) return NULL;
	t->q = q;
	t->special = true;
	t->last = ROLE_VALUE;
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
	return end && is_multiplier(t->last) ? end : NULL;
}

/* un huitième mandat: behind an article an ordinal that a noun follows, and no fraction. */
static bool is_ordinal_of_noun(const look *f, const byte *p)
{
	uint32_t senses;
	const byte *end = look_part(f, p, &senses);
	return end && look_edge(f, end) && ordinal_sense(f->w, senses) && lexicon_sense(f->w, senses, ROLE_FRACTION) &&
	       is_noun(f, look_skip(f, end));
}

/* What goes on at p, by a word or more; its end or NULL. */
static const byte *go_on(const look *f, const byte *p, numeral *t)
{
	if (t->one && is_ordinal_of_noun(f, p)) return NULL;
	const byte *end = t->one ? add_ordinal_denominator(f, p, t) : NULL;
	if (!end && f->w->plural_fractions && is_complete(t) && !t->ordinal) end = add_derived_denominator(f, p, t);
	if (!end) end = add_word(f, p, t);
	if (!end && is_complete(t)) end = add_spaced_denominator(f, p, t);
	if (!end && t->last != ROLES) end = add_derived_denominator(f, p, t);
	if (!end && is_complete(t)) end = add_joined_denominator(f, p, t);
	if (!end && (t->one || is_complete(t))) end = add_mixed(f, p, t);
	if (!end && is_complete(t)) end = add_decimals(f, p, t);
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
		if (is_complete(t)) {
			if (is_multiplier(t->last) && (mixed = add_mixed(f, look_skip(f, end), t))) end = mixed;
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

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

uint64_t numeral_least(const numeral *t) { return t->n_terms ? t->terms[t->n_terms - 1].by : 0; }

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
	bool fresh = t->group == 0, under = by < numeral_least(t);
	if (t->special) return exact_scale(&t->q, by);
	if (t->inverse || (fresh && t->last == ROLE_UNIT) || (t->last == ROLE_JOINER && !fresh)) return false;
	if (by < 100 && t->group % 100 && (t->group > 99 || t->n_terms)) { /* zweihundert und zwei Dutzend */
		t->group += t->group % 100 * (by - 1);
		return (t->room = 0) == 0;
	}
	if (t->group && numeral_least(t) == by) return false;
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

const sense *numeral_ordinal(const lexicon *w, uint32_t senses)
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

bool numeral_add(const lexicon *w, numeral *t, uint32_t senses, bool in_word, bool ends)
{
	if (t->closed || t->parts == NUMERAL_PARTS) return false;
	const sense *first = w->senses + senses - 1;
	bool both = first->role == ROLE_FRACTION && numeral_ordinal(w, senses);
	bool rather = both && is_rather_ordinal(t, in_word), either = both && !rather && is_either(w, t, first->value);
	for (; senses; senses = w->senses[senses - 1].next) {
		numeral next = *t;
		const sense *s = w->senses + senses - 1;
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

bool numeral_add_ordinal(numeral *t, uint64_t v) { return add_ordinal(t, ROLE_ORDINAL, v); }

bool numeral_divide(numeral *t, uint64_t by)
{
	if (!add_denominator(t, by)) return false;
	t->last = ROLE_FRACTION;
	t->parts++;
	return true;
}

bool numeral_is_multiplied(const numeral *t) { return is_multiplier(t->last); }

bool numeral_is_complete(const numeral *t)
{
	return t->last != ROLES && t->last != ROLE_JOINER && !t->one && !t->open && !t->owes_multiplier &&
	       !t->owes_ordinal && !(t->last == ROLE_FRACTION && t->parts == 1);
}

unsigned numeral_digits(uint64_t v)
{
	unsigned n = 1;
	while (v >= 10) v /= 10, n++;
	return n;
}

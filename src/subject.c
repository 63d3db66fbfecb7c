#include "subject.h"

enum { PHRASES_TRIED = 16 };

/* Behind a relative clause whose first comma is at i: at the verb behind its last comma. */
static int skip_relative(const clause *c, int i, int f)
{
	if (clause_kind(c, i) != TOKEN_COMMA || !(clause_grammar(c, i + 1) & (GRAM_RELATIVE | GRAM_PREPOSITION)))
		return i;
	return clause_kind(c, f - 1) == TOKEN_COMMA ? f : i;
}

/* Whether a noun phrase that begins at i reaches the verb f, or reaches it but for adverbs, a bracket and a relative
 * clause. */
static bool reaches(const lang *l, const clause *c, int i, int f, int *from, int *to)
{
	while (i < f && clause_grammar(c, i) & GRAM_ADVERB && !(clause_grammar(c, i) & (GRAM_ARTICLE | GRAM_PRONOUN)))
		i++;
	int j = phrase_whole(l, c, i, f, PHRASE_SUBJECT | PHRASE_WIDE);
	if (j == i) return false;
	if (clause_kind(c, j) == TOKEN_COMMA && clause_grammar(c, j + 1) & GRAM_AND)
		j = phrase_end(l, c, j + 2, f, PHRASE_WIDE); /* A, Chef des B, und C */
	*from = i;
	*to = j;
	if (clause_kind(c, j) == TOKEN_DASH && clause_dash(c, f) == j) return true;
	for (int k = 0; k < 2; k++) {
		j = skip_relative(c, j, f);
		if (clause_kind(c, j) == TOKEN_COMMA && j + 1 >= f) j++;
		j = phrase_skip_adverbs(c, j, f);
		while (!l->verb_second && j < f && clause_grammar(c, j) & (GRAM_AUXILIARY | GRAM_ADVERB | GRAM_TO)) j++;
	}
	return j >= f;
}

bool subject_first(const lang *l, const clause *c, int i, int end, int *from, int *to)
{
	for (int steps = 0; i < end && steps < PHRASES_TRIED; steps++) {
		uint32_t g = clause_grammar(c, i);
		enum token_kind kind = clause_kind(c, i);
		if (kind != TOKEN_WORD && kind != TOKEN_NUMBER && kind != TOKEN_OPEN) return false;
		if (clause_opens(c, i)) return false;
		bool other =
			phrase_is_oblique(l, c, i) || (g & GRAM_PREPOSITION && !(g & (GRAM_ARTICLE | GRAM_PRONOUN)));
		int j = other ? phrase_end(l, c, g & GRAM_PREPOSITION ? i + 1 : i, end, 0)
			      : phrase_whole(l, c, i, end, PHRASE_SUBJECT);
		if (!other && j > i) {
			*from = i;
			*to = j;
			return true;
		}
		i = j > i ? j : i + 1;
	}
	return false;
}

int subject_stretch(const clause *c, int i)
{
	while (i < c->n && clause_kind(c, i) != TOKEN_COLON && clause_kind(c, i) != TOKEN_STOP &&
		clause_kind(c, i) != TOKEN_DASH)
		i++;
	return i;
}

static bool subject_after(const lang *l, const clause *c, int f, int *from, int *to)
{
	bool inverted = f == 0 || clause_kind(c, f - 1) == TOKEN_QUOTE || clause_kind(c, f - 1) == TOKEN_COMMA;
	if (!l->verb_second && !inverted) return false;
	if (inverted && f > 1 && clause_kind(c, f + 1) == TOKEN_QUOTE && c->t[f + 1].capital) {
		*from = f + 1;
		*to = f + 2;
		return true;
	}
	int i = f + 1;
	while (!l->verb_second && clause_grammar(c, i) & (GRAM_SAID | GRAM_SAY))
		i++; /* the participle of an auxiliary */
	return subject_first(l, c, i, subject_stretch(c, i), from, to);
}

/* In languages without verb-second: the phrase that ends at the verb, wherever it begins. */
bool subject_back(const lang *l, const clause *c, int start, int f, int *from, int *to)
{
	int end = f;
	while (end > start &&
		(clause_grammar(c, end - 1) & (GRAM_AUXILIARY | GRAM_ADVERB) || phrase_is_adverb(l, c, end - 1)))
		end--;
	for (int i = end - 1; i >= start && i > end - PHRASE_TOKENS; i--) {
		uint32_t g = clause_grammar(c, i);
		bool stops = clause_kind(c, i) == TOKEN_COMMA || clause_kind(c, i) == TOKEN_QUOTE ||
			     clause_opens(c, i) || clause_is_finite(c, i) || g & (GRAM_RELATIVE | GRAM_AND);
		if (!stops && i > start) continue;
		int first = stops ? i + 1 : i;
		for (; first < end; first++) {
			if (clause_grammar(c, first) & (GRAM_PREPOSITION | GRAM_ADVERB)) continue;
			*from = first;
			*to = phrase_end(l, c, first, end, PHRASE_SUBJECT);
			if (*to > first && *to == end) return true;
		}
		return false;
	}
	return false;
}

/* Where the verb is behind a preposition's phrase that begins the sentence, or behind a word and what two commas part
 * from the rest, if no list has it; -1 if that is not clear. */
static int verb_place(const lang *l, const clause *c, int a, int end)
{
	if (!l->verb_second || !l->nouns_capital) return -1;
	int i = a + 3;
	if (clause_grammar(c, a) & GRAM_PREPOSITION) i = phrase_end(l, c, a + 1, end, 0);
	else if (clause_kind(c, a + 1) != TOKEN_COMMA) return -1;
	else
		while (i < end && clause_kind(c, i - 1) != TOKEN_COMMA) i++;
	bool verb =
		i > a + 1 && i < end && clause_kind(c, i) == TOKEN_WORD && !c->t[i].capital && !clause_grammar(c, i);
	return verb ? i : -1;
}

/* Adverbs, and a phrase that is all the rest: Dazu X: „…“ */
static bool verbless_subject(const lang *l, const clause *c, int a, int end, int *from, int *to)
{
	*from = phrase_skip_adverbs(c, a, end);
	*to = phrase_whole(l, c, *from, end, PHRASE_SUBJECT);
	return *from > a && *to > *from && *to == end && clause_kind(c, end) == TOKEN_COLON;
}

bool subject_of_sentence(const lang *l, const clause *c, int end, int *from, int *to)
{
	int a = clause_part(c, end), i = a;
	if (clause_opens(c, a)) return false;
	bool adverb = clause_kind(c, a + 1) == TOKEN_COMMA && phrase_ends_in(c->t[a].at, l->adverb); /* Höhnisch, … */
	if (!adverb && !(clause_grammar(c, a) & (GRAM_PREPOSITION | GRAM_ADVERB))) {
		int j = phrase_whole(l, c, a, end, PHRASE_SUBJECT);
		bool object = l->verb_second && j > a && clause_kind(c, j) == TOKEN_WORD && !c->t[j].capital &&
			      phrase_is_nominative(l, c, j + 1);
		if (object && subject_first(l, c, j + 1, end, from, to)) return true;
		*from = a;
		*to = j;
		if (j > a) return true;
	}
	int place = verb_place(l, c, a, end);
	while (i < end && i != place && !clause_is_finite(c, i)) i++;
	if (i == end) return l->verb_second && verbless_subject(l, c, a, end, from, to);
	if (l->verb_second) return subject_first(l, c, i + 1, end, from, to);
	return subject_back(l, c, a, i, from, to);
}

/* Whether a noun phrase behind one of the last commas before the verb f reaches it: the first of those that follow each
 * other, if several do. */
static bool reaches_behind_comma(const lang *l, const clause *c, int a, int f, int *from, int *to)
{
	int s = clause_last_comma(c, a, f), x, y;
	bool found = false;
	for (int n = 0; n <= PHRASE_APPOSITIONS && s > a; n++) {
		if (s < f && reaches(l, c, s, f, &x, &y) && phrase_agrees(l, c, x, f)) *from = x, *to = y, found = true;
		else if (found) break;
		s = clause_last_comma(c, a, s - 1);
	}
	return found;
}

/* Das nannte Abel „falsch“, „Falsch“ nannte es Abel: what could be a subject that is nobody is the object. */
static bool object_pronoun(const lang *l, const clause *c, int a, int f, int *from, int *to)
{
	if (clause_grammar(c, f) & GRAM_CALLED) return false;
	bool first = f == a + 1 && clause_grammar(c, a) & GRAM_IMPERSONAL;
	bool behind = (clause_grammar(c, f + 1) & (GRAM_IMPERSONAL | GRAM_OBJECT)) == (GRAM_IMPERSONAL | GRAM_OBJECT);
	if (!first && !behind) return false;
	int i = behind ? f + 2 : f + 1;
	return subject_first(l, c, i, subject_stretch(c, i), from, to) && *from == i;
}

/* „Der „Post“ sagte Abel, …“: to whom it is said, before the verb f, and who says it right behind. */
static bool recipient_first(const lang *l, const clause *c, int a, int f, int *from, int *to)
{
	if (f != a + 2 || !phrase_is_masculine(l, c, a) || clause_kind(c, a + 1) != TOKEN_QUOTE) return false;
	if ((clause_grammar(c, f) & (GRAM_SAY | GRAM_QUOTED)) != GRAM_SAY) return false;
	if (!subject_first(l, c, f + 1, subject_stretch(c, f), from, to) || *from != f + 1) return false;
	enum token_kind next = clause_kind(c, *to);
	return next == TOKEN_COMMA || next == TOKEN_COLON || next == TOKEN_STOP;
}

/* A thing, which says nothing, before the verb f, and behind it whoever does: Die Reform nannte Abel „falsch“. */
static bool object_first(const lang *l, const clause *c, int a, int f, int *from, int *to)
{
	bool follows = clause_grammar(c, f + 1) & (GRAM_ARTICLE | GRAM_OBLIQUE) || clause_is_noun(l, c, f + 1);
	if (a >= f || !follows || !phrase_is_thing(l, c, a, f)) return false;
	int end = phrase_end(l, c, a, f, PHRASE_WIDE);
	if (end < f || !subject_first(l, c, f + 1, subject_stretch(c, f), from, to) || *from != f + 1) return false;
	return !phrase_is_thing(l, c, *from, *to) && !(clause_grammar(c, *from) & GRAM_IMPERSONAL);
}

/* A phrase at the beginning, with a comma behind it, whose apposition or the like ends right before the verb f: what
 * else could stand there has no comma behind its first words, or begins a clause. */
static bool interrupted_subject(const lang *l, const clause *c, int a, int f, int *from, int *to)
{
	if (!l->verb_second || a >= f || clause_kind(c, f - 1) != TOKEN_COMMA) return false;
	int j = phrase_end(l, c, a, f, PHRASE_SUBJECT | PHRASE_WIDE);
	if (j == a || clause_kind(c, j) != TOKEN_COMMA || clause_opens(c, j + 1) || !phrase_agrees(l, c, a, f))
		return false;
	*from = a;
	*to = j;
	return true;
}

/* A word before the verb f that is an adverb by its ending, as no list can have them all (abschließend, relativierend):
 * the subject stands behind the verb. */
static bool fronted_adverb(const lang *l, const clause *c, int a, int f, int *from, int *to)
{
	if (!l->adverb.n || a >= f || clause_kind(c, a) != TOKEN_WORD || clause_grammar(c, a)) return false;
	if (a < f - 1 && !(clause_grammar(c, a + 1) & GRAM_PREPOSITION) && clause_kind(c, a + 1) != TOKEN_COMMA)
		return false;
	return phrase_ends_in(c->t[a].at, l->adverb) && subject_after(l, c, f, from, to) &&
	       *from == phrase_skip_adverbs(c, f + 1, c->n);
}

/* A preposition's phrase before the verb f of a sentence that has no other subject is a name: Von der Leyen. */
static bool particle_name(const lang *l, const clause *c, int a, int f, int *from, int *to)
{
	const uint32_t particle = GRAM_LINK | GRAM_PREPOSITION;
	if (!l->verb_second || (clause_grammar(c, a) & particle) != particle || clause_kind(c, a) != TOKEN_WORD)
		return false;
	*from = a;
	*to = f;
	return phrase_end(l, c, a + 1, f, 0) == f && !(clause_grammar(c, f - 1) & GRAM_PRONOUN);
}

static bool find_subject(const lang *l, const clause *c, int f, int depth, int *from, int *to);

/* The subject of the verb f of a relative clause that begins at s: a phrase behind the pronoun, or what the pronoun
 * stands for. */
static bool relative_subject(const lang *l, const clause *c, int s, int f, int *from, int *to)
{
	int j = phrase_end(l, c, s + 1, f, PHRASE_SUBJECT);
	if (j > s + 1 && !(clause_grammar(c, s + 1) & GRAM_OBJECT) && !phrase_is_masculine(l, c, s)) {
		*from = s + 1;
		*to = j;
		return true;
	}
	*to = s - 1;
	*from = phrase_before(l, c, *to);
	return *from >= 0;
}

/* The subject of the finite verb before token f in its part of the sentence, with which it shares it. */
static bool shared_subject(const lang *l, const clause *c, int f, int depth, int *from, int *to)
{
	for (int i = f - 1; i >= 0 && i > f - CLAUSE_REACH && depth < 1; i--) {
		if (clause_kind(c, i) == TOKEN_COLON || clause_kind(c, i) == TOKEN_STOP) return false;
		if (clause_is_finite(c, i) && !(clause_grammar(c, i) & GRAM_SUBJUNCTIVE) && !c->t[i].capital &&
			find_subject(l, c, i, depth + 1, from, to))
			return true;
		bool verb = l->verb_second && i > 0 && clause_kind(c, i - 1) == TOKEN_COMMA &&
			    clause_kind(c, i) == TOKEN_WORD && !c->t[i].capital && !clause_grammar(c, i);
		if (verb && subject_first(l, c, i + 1, f, from, to))
			return true; /* no verb that is known, at a verb's place */
	}
	return subject_of_sentence(l, c, f, from, to);
}

bool subject_is_pronoun(const clause *c, int i)
{
	uint32_t g = clause_grammar(c, i);
	return g & GRAM_PRONOUN && !(g & (GRAM_OBJECT | GRAM_ARTICLE | GRAM_OBLIQUE | GRAM_RELATIVE));
}

/* The subject of the finite verb f. A clause that begins with a conjunction has its verb at its end, where verb-second
 * is the rule. */
static bool find_subject(const lang *l, const clause *c, int f, int depth, int *from, int *to)
{
	int a = clause_part(c, f), s = clause_last_comma(c, a, f);
	bool last = !l->verb_second || clause_ends_part(c, f + 1) || clause_is_finite(c, f + 1);
	if (last && s < f && clause_opens(c, s)) return subject_first(l, c, s + 1, f, from, to);
	if (last && a < f && s == a && clause_opens(c, a)) return subject_first(l, c, a + 1, f, from, to);
	if (last && a < f && clause_opens(c, a) && reaches(l, c, a + 1, f, from, to)) return true;
	if (last && l->verb_second && s > a && s < f && clause_grammar(c, s) & GRAM_RELATIVE)
		return relative_subject(l, c, s, f, from, to);
	if (l->verb_second && subject_is_pronoun(c, f + 1)) {
		*from = f + 1;
		*to = f + 2;
		return true;
	}
	if (fronted_adverb(l, c, a, f, from, to)) return true;
	if (a < f && phrase_is_nominative(l, c, f + 1) && subject_first(l, c, f + 1, subject_stretch(c, f), from, to))
		return true;
	if (l->verb_second && (object_first(l, c, a, f, from, to) || object_pronoun(l, c, a, f, from, to))) return true;
	if (recipient_first(l, c, a, f, from, to)) return true;
	if (a < f && reaches(l, c, a, f, from, to) && phrase_agrees(l, c, *from, f)) return true;
	if (interrupted_subject(l, c, a, f, from, to) || reaches_behind_comma(l, c, a, f, from, to)) return true;
	if (!l->verb_second && subject_back(l, c, a, f, from, to)) return true;
	bool joined = f > 0 && clause_grammar(c, f - 1) & GRAM_AND;
	if (!joined && subject_after(l, c, f, from, to)) return true;
	if (particle_name(l, c, a, f, from, to)) return true;
	bool alone = f > 1 && clause_kind(c, f - 1) == TOKEN_COMMA &&
		     clause_ends_part(c, phrase_skip_adverbs(c, f + 1, c->n));
	return (joined || alone || !l->verb_second) && shared_subject(l, c, f, depth, from, to);
}

bool subject_of(const lang *l, const clause *c, int f, int *from, int *to)
{
	return find_subject(l, c, f, 0, from, to);
}

#include "cue.h"

static const uint32_t finite =
	GRAM_SAY | GRAM_SAY_BESIDE | GRAM_SPLIT | GRAM_AUXILIARY | GRAM_PASSIVE | GRAM_VERB | GRAM_SUBJUNCTIVE;
static const uint32_t opener = GRAM_THAT | GRAM_CLAUSE;

bool cue_is_finite(const clause *c, int i) { return clause_grammar(c, i) & finite; }

/* Whether token i begins a clause: als, wie and the like only at the beginning of the sentence or behind a mark. */
static bool opens(const clause *c, int i)
{
	if (!(clause_grammar(c, i) & opener)) return false;
	return i == 0 || clause_kind(c, i - 1) != TOKEN_WORD || clause_grammar(c, i - 1) & GRAM_AND ||
	       clause_grammar(c, i) & GRAM_THAT;
}

static bool ends_part(const clause *c, int i)
{
	enum token_kind kind = clause_kind(c, i);
	return i >= c->n || (kind != TOKEN_WORD && kind != TOKEN_NUMBER && kind != TOKEN_OPEN) ||
	       clause_grammar(c, i) & GRAM_AND || opens(c, i);
}

/* ---- Subjects ---- */

/* Where a part of the sentence begins that stands between dashes, the second of them before token f; f where none
 * does. */
static int dash_before(const clause *c, int f)
{
	if (clause_kind(c, f - 1) != TOKEN_DASH) return f;
	for (int i = f - 2; i > 0 && i > f - CUE_REACH; i--) {
		enum token_kind kind = clause_kind(c, i);
		if (kind == TOKEN_QUOTE || kind == TOKEN_COLON || kind == TOKEN_STOP) return f;
		if (kind == TOKEN_DASH) return i;
	}
	return f;
}

/* The first token of what token f stands in: behind a colon, a dash, a semicolon, a bracket or a quotation that is no
 * part of it. */
static int part_start(const clause *c, int f)
{
	int i = dash_before(c, f), brackets = 0;
	for (; i > 0; i--) {
		enum token_kind kind = clause_kind(c, i - 1);
		brackets += kind == TOKEN_CLOSE;
		if (brackets) {
			brackets -= kind == TOKEN_OPEN;
			continue;
		}
		if (kind == TOKEN_COLON || kind == TOKEN_STOP || kind == TOKEN_DASH || kind == TOKEN_OPEN) break;
		if (kind == TOKEN_QUOTE &&
			(i - 1 == 0 || clause_kind(c, i - 2) == TOKEN_COLON || clause_kind(c, i) == TOKEN_COMMA))
			break;
	}
	while (i < f && (clause_kind(c, i) == TOKEN_COMMA || clause_grammar(c, i) & GRAM_AND)) i++;
	return i;
}

static int last_comma(const clause *c, int from, int f)
{
	int i = f;
	while (i > from && clause_kind(c, i - 1) != TOKEN_COMMA) i--;
	return i;
}

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
	while (i < f && clause_grammar(c, i) & GRAM_ADVERB && !(clause_grammar(c, i) & (GRAM_ARTICLE | GRAM_PRONOUN))) {
		i++;
	}
	int j = phrase_whole(l, c, i, f, PHRASE_SUBJECT | PHRASE_WIDE);
	if (j == i) return false;
	if (clause_kind(c, j) == TOKEN_COMMA && clause_grammar(c, j + 1) & GRAM_AND)
		j = phrase_end(l, c, j + 2, f, PHRASE_WIDE); /* A, Chef des B, und C */
	*from = i;
	*to = j;
	if (clause_kind(c, j) == TOKEN_DASH && dash_before(c, f) == j) return true;
	for (int k = 0; k < 2; k++) {
		j = skip_relative(c, j, f);
		if (clause_kind(c, j) == TOKEN_COMMA && j + 1 >= f) j++;
		j = phrase_skip_adverbs(c, j, f);
		while (!l->verb_second && j < f && clause_grammar(c, j) & (GRAM_AUXILIARY | GRAM_ADVERB | GRAM_TO)) j++;
	}
	return j >= f;
}

/* The first noun phrase in [i, end) that may be a subject; prepositions take theirs away. */
static bool first_phrase(const lang *l, const clause *c, int i, int end, int *from, int *to)
{
	for (int steps = 0; i < end && steps < 16; steps++) {
		uint32_t g = clause_grammar(c, i);
		enum token_kind kind = clause_kind(c, i);
		if (kind != TOKEN_WORD && kind != TOKEN_NUMBER && kind != TOKEN_OPEN) return false;
		if (opens(c, i)) return false;
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

/* The end of the stretch behind a finite verb in which its subject may stand. */
static int stretch_end(const clause *c, int i)
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
	return first_phrase(l, c, i, stretch_end(c, i), from, to);
}

/* A word that is an adverb by its ending. */
static bool is_adverb(const lang *l, const clause *c, int i)
{
	return l->adverb.n && clause_kind(c, i) == TOKEN_WORD && !clause_grammar(c, i) && !c->t[i].capital &&
	       phrase_ends_in(c->t[i].at, l->adverb);
}

/* In languages without verb-second: the phrase that ends at the verb, wherever it begins. */
static bool subject_back(const lang *l, const clause *c, int start, int f, int *from, int *to)
{
	int end = f;
	while (end > start && (clause_grammar(c, end - 1) & (GRAM_AUXILIARY | GRAM_ADVERB) || is_adverb(l, c, end - 1)))
		end--;
	for (int i = end - 1; i >= start && i > end - PHRASE_TOKENS; i--) {
		uint32_t g = clause_grammar(c, i);
		bool stops = clause_kind(c, i) == TOKEN_COMMA || clause_kind(c, i) == TOKEN_QUOTE || opens(c, i) ||
			     g & (finite | GRAM_RELATIVE | GRAM_AND);
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

bool cue_sentence_subject(const lang *l, const clause *c, int end, int *from, int *to)
{
	int a = part_start(c, end), i = a;
	if (opens(c, a)) return false;
	bool adverb = clause_kind(c, a + 1) == TOKEN_COMMA && phrase_ends_in(c->t[a].at, l->adverb); /* Höhnisch, … */
	if (!adverb && !(clause_grammar(c, a) & (GRAM_PREPOSITION | GRAM_ADVERB))) {
		int j = phrase_whole(l, c, a, end, PHRASE_SUBJECT);
		bool object = l->verb_second && j > a && clause_kind(c, j) == TOKEN_WORD && !c->t[j].capital &&
			      phrase_is_nominative(l, c, j + 1);
		if (object && first_phrase(l, c, j + 1, end, from, to)) return true;
		*from = a;
		*to = j;
		if (j > a) return true;
	}
	int place = verb_place(l, c, a, end);
	while (i < end && i != place && !cue_is_finite(c, i)) i++;
	if (i == end) return l->verb_second && verbless_subject(l, c, a, end, from, to);
	if (l->verb_second) return first_phrase(l, c, i + 1, end, from, to);
	return subject_back(l, c, a, i, from, to);
}

/* Whether a noun phrase behind one of the last commas before the verb f reaches it: the first of those that follow each
 * other, if several do. */
static bool reaches_behind_comma(const lang *l, const clause *c, int a, int f, int *from, int *to)
{
	int s = last_comma(c, a, f), x, y;
	bool found = false;
	for (int n = 0; n <= PHRASE_APPOSITIONS && s > a; n++) {
		if (s < f && reaches(l, c, s, f, &x, &y) && phrase_agrees(l, c, x, f)) *from = x, *to = y, found = true;
		else if (found) break;
		s = last_comma(c, a, s - 1);
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
	return first_phrase(l, c, i, stretch_end(c, i), from, to) && *from == i;
}

/* „Der „Post“ sagte Abel, …“: to whom it is said, before the verb f, and who says it right behind. */
static bool recipient_first(const lang *l, const clause *c, int a, int f, int *from, int *to)
{
	if (f != a + 2 || !phrase_is_masculine(l, c, a) || clause_kind(c, a + 1) != TOKEN_QUOTE) return false;
	if ((clause_grammar(c, f) & (GRAM_SAY | GRAM_QUOTED)) != GRAM_SAY) return false;
	if (!first_phrase(l, c, f + 1, stretch_end(c, f), from, to) || *from != f + 1) return false;
	enum token_kind next = clause_kind(c, *to);
	return next == TOKEN_COMMA || next == TOKEN_COLON || next == TOKEN_STOP;
}

/* A thing, which says nothing, before the verb f, and behind it whoever does: Die Reform nannte Abel „falsch“. */
static bool object_first(const lang *l, const clause *c, int a, int f, int *from, int *to)
{
	bool follows = clause_grammar(c, f + 1) & (GRAM_ARTICLE | GRAM_OBLIQUE) || clause_is_noun(l, c, f + 1);
	if (a >= f || !follows || !phrase_is_thing(l, c, a, f)) return false;
	int end = phrase_end(l, c, a, f, PHRASE_WIDE);
	if (end < f || !first_phrase(l, c, f + 1, stretch_end(c, f), from, to) || *from != f + 1) return false;
	return !phrase_is_thing(l, c, *from, *to) && !(clause_grammar(c, *from) & GRAM_IMPERSONAL);
}

/* A phrase at the beginning, with a comma behind it, whose apposition or the like ends right before the verb f: what
 * else could stand there has no comma behind its first words, or begins a clause. */
static bool interrupted_subject(const lang *l, const clause *c, int a, int f, int *from, int *to)
{
	if (!l->verb_second || a >= f || clause_kind(c, f - 1) != TOKEN_COMMA) return false;
	int j = phrase_end(l, c, a, f, PHRASE_SUBJECT | PHRASE_WIDE);
	if (j == a || clause_kind(c, j) != TOKEN_COMMA || opens(c, j + 1) || !phrase_agrees(l, c, a, f)) return false;
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

static bool subject(const lang *l, const clause *c, int f, int depth, int *from, int *to);
static int phrase_before(const lang *l, const clause *c, int i);

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
	for (int i = f - 1; i >= 0 && i > f - CUE_REACH && depth < 1; i--) {
		if (clause_kind(c, i) == TOKEN_COLON || clause_kind(c, i) == TOKEN_STOP) return false;
		if (cue_is_finite(c, i) && !(clause_grammar(c, i) & GRAM_SUBJUNCTIVE) && !c->t[i].capital &&
			subject(l, c, i, depth + 1, from, to))
			return true;
		bool verb = l->verb_second && i > 0 && clause_kind(c, i - 1) == TOKEN_COMMA &&
			    clause_kind(c, i) == TOKEN_WORD && !c->t[i].capital && !clause_grammar(c, i);
		if (verb && first_phrase(l, c, i + 1, f, from, to))
			return true; /* no verb that is known, at a verb's place */
	}
	return cue_sentence_subject(l, c, f, from, to);
}

/* A pronoun that is nothing but a subject: what stands before the verb is its object then. */
static bool is_subject_pronoun(const clause *c, int i)
{
	uint32_t g = clause_grammar(c, i);
	return g & GRAM_PRONOUN && !(g & (GRAM_OBJECT | GRAM_ARTICLE | GRAM_OBLIQUE | GRAM_RELATIVE));
}

/* The subject of the finite verb f. A clause that begins with a conjunction has its verb at its end, where verb-second
 * is the rule. */
static bool subject(const lang *l, const clause *c, int f, int depth, int *from, int *to)
{
	int a = part_start(c, f), s = last_comma(c, a, f);
	bool last = !l->verb_second || ends_part(c, f + 1) || cue_is_finite(c, f + 1);
	if (last && s < f && opens(c, s)) return first_phrase(l, c, s + 1, f, from, to);
	if (last && a < f && s == a && opens(c, a)) return first_phrase(l, c, a + 1, f, from, to);
	if (last && a < f && opens(c, a) && reaches(l, c, a + 1, f, from, to)) return true;
	if (last && l->verb_second && s > a && s < f && clause_grammar(c, s) & GRAM_RELATIVE)
		return relative_subject(l, c, s, f, from, to);
	if (l->verb_second && is_subject_pronoun(c, f + 1)) {
		*from = f + 1;
		*to = f + 2;
		return true;
	}
	if (fronted_adverb(l, c, a, f, from, to)) return true;
	if (a < f && phrase_is_nominative(l, c, f + 1) && first_phrase(l, c, f + 1, stretch_end(c, f), from, to))
		return true;
	if (l->verb_second && (object_first(l, c, a, f, from, to) || object_pronoun(l, c, a, f, from, to))) return true;
	if (recipient_first(l, c, a, f, from, to)) return true;
	if (a < f && reaches(l, c, a, f, from, to) && phrase_agrees(l, c, *from, f)) return true;
	if (interrupted_subject(l, c, a, f, from, to) || reaches_behind_comma(l, c, a, f, from, to)) return true;
	if (!l->verb_second && subject_back(l, c, a, f, from, to)) return true;
	bool joined = f > 0 && clause_grammar(c, f - 1) & GRAM_AND;
	if (!joined && subject_after(l, c, f, from, to)) return true;
	if (particle_name(l, c, a, f, from, to)) return true;
	bool alone = f > 1 && clause_kind(c, f - 1) == TOKEN_COMMA && ends_part(c, phrase_skip_adverbs(c, f + 1, c->n));
	return (joined || alone || !l->verb_second) && shared_subject(l, c, f, depth, from, to);
}

/* ---- Verbs ---- */

/* The particle of the verb at i, at the end of its clause; -1 if it has none. */
static int particle(const lang *l, const clause *c, int i)
{
	if (!(clause_grammar(c, i) & GRAM_SPLIT)) return -1;
	span particles = lang_value(l, LANG_PARTICLES, c->t[i].at);
	if (i > 0 && ends_part(c, i + 1) && clause_kind(c, i - 1) == TOKEN_WORD && lang_in(particles, c->t[i - 1].at))
		return i - 1; /* at the end of a clause: bekannt gab */
	for (int j = i + 1; j < c->n && j < i + CUE_REACH; j++) {
		enum token_kind kind = clause_kind(c, j);
		if (kind == TOKEN_COLON || kind == TOKEN_STOP) return -1;
		bool inside = clause_kind(c, j + 1) == TOKEN_WORD && !clause_grammar(c, j + 1); /* mostly */
		if (kind != TOKEN_WORD || inside) continue;
		if (ends_part(c, j + 1) && lang_in(particles, c->t[j].at)) return j;
	}
	return -1;
}

/* The auxiliary with which the participle at i is a verb: before it in its clause, or right behind it; -1 if there is
 * none. */
static int auxiliary(const lang *l, const clause *c, int i)
{
	const uint32_t between = GRAM_ADVERB | GRAM_AUXILIARY | GRAM_PASSIVE | GRAM_OBJECT;
	const uint32_t wanted = GRAM_AUXILIARY | GRAM_PASSIVE;
	bool finite_too = clause_grammar(c, i) & GRAM_SAY;
	for (int j = i - 1; j >= 0 && j > i - CUE_REACH; j--) {
		enum token_kind kind = clause_kind(c, j);
		if (kind == TOKEN_COLON || kind == TOKEN_STOP || opens(c, j)) break;
		if (kind == TOKEN_COMMA && (finite_too || clause_grammar(c, j + 1) & GRAM_RELATIVE)) break;
		if (clause_grammar(c, j) & wanted) return j;
		bool inverted =
			clause_grammar(c, j) & GRAM_PRONOUN && clause_grammar(c, j - 1) & wanted; /* a-t-il dit */
		if (l->verb_second || inverted) continue;
		if (!(clause_grammar(c, j) & between) && !is_adverb(l, c, j)) break;
	}
	for (int j = i + 1; l->verb_second && j <= i + 2 && clause_kind(c, j) == TOKEN_WORD; j++)
		if (clause_grammar(c, j) & wanted) return j;
	return -1;
}

/* Whether the phrase of the preposition at a stands before the verb f, and no sentence of its own between them. */
static bool is_fronted(const lang *l, const clause *c, int a, int f)
{
	int end = phrase_end(l, c, a + 1, f, 0);
	return end == f || clause_kind(c, end) != TOKEN_WORD || last_comma(c, a, f) == a;
}

/* Whether token i is a preposition that may bring a text in which something is said. */
static bool is_place(const lang *l, const clause *c, int i)
{
	return clause_grammar(c, i) & GRAM_PREPOSITION && !lang_in(l->about, c->t[i].at);
}

/* Nobody: "es heißt in dem Bericht". The source is what the preposition before or behind brings. */
static void impersonal(const lang *l, const clause *c, cue *q)
{
	int a = part_start(c, q->verb), behind = q->to > q->finite ? q->to : q->finite + 1;
	int after = phrase_skip_adverbs(c, behind, c->n);
	if (opens(c, a)) a++; /* wie aus dem Bericht hervorgeht */
	q->from = q->to = 0;
	bool fronted = is_place(l, c, a) && is_fronted(l, c, a, q->finite) && clause_kind(c, a + 1) != TOKEN_QUOTE;
	int i = fronted ? a + 1 : is_place(l, c, after) ? after + 1 : -1;
	if (i < 0) return;
	int end = phrase_end(l, c, i, i > q->finite ? c->n : q->finite, 0);
	if (end > i && !(clause_grammar(c, i) & GRAM_IMPERSONAL)) q->from = i, q->to = end;
}

bool cue_agent(const lang *l, const clause *c, int i, int end, int *from, int *to)
{
	for (int last = i + CUE_REACH; i < end && i < last; i++) {
		if (clause_kind(c, i) != TOKEN_WORD || !lang_in(l->agent, c->t[i].at)) continue;
		*from = i + 1;
		*to = phrase_whole(l, c, i + 1, end, 0);
		if (*to > *from) return true;
	}
	return false;
}

/* Who speaks with a participle whose auxiliary is passive: the subject if it is quoted, else whom the
 * preposition of the agent names ("von …"). */
static void passive(const lang *l, const clause *c, cue *q, int f)
{
	if (clause_grammar(c, q->last) & GRAM_QUOTED) return;
	int last = l->verb_second ? q->verb : stretch_end(c, q->verb);
	if (!cue_agent(l, c, f + 1, last, &q->from, &q->to)) q->from = q->to = 0;
}

/* Whether the verb at i, with its particle, says where something is said, not who says it: steht, geht … hervor. */
static bool is_written(const lang *l, const clause *c, int i, int split)
{
	return (lang_form(l, c->t[i].at) | (split >= 0 ? lang_form(l, c->t[split].at) : 0)) & FORM_WRITTEN;
}

/* What a preposition before or behind such a verb brings is who speaks: In dem Brief steht: „…“ Where a verb only
 * stands there, a colon, a clause or a quotation is what it has to say. */
static bool written(const lang *l, const clause *c, cue *q)
{
	int next = phrase_skip_adverbs(c, q->last + 1, c->n);
	int before = clause_kind(c, q->verb - 1) == TOKEN_COMMA ? q->verb - 2 : q->verb - 1;
	bool says = q->kind == CUE_SAY || clause_kind(c, before) == TOKEN_QUOTE ||
		    clause_kind(c, next) == TOKEN_QUOTE || clause_kind(c, next) == TOKEN_COLON ||
		    (clause_kind(c, next) == TOKEN_COMMA && c->grammar & (GRAM_SUBJUNCTIVE | GRAM_THAT));
	cue said = *q;
	if (q->to > q->from && !(clause_grammar(c, q->from) & GRAM_IMPERSONAL)) q->from = q->to = 0;
	impersonal(l, c, q);
	if (q->to == q->from && clause_grammar(c, q->verb) & GRAM_SAY) *q = said;
	return says && q->to > q->from;
}

static void set_subject(const lang *l, const clause *c, cue *q, int f)
{
	if (!subject(l, c, f, 0, &q->from, &q->to)) q->from = q->to = 0;
	if (q->to == q->from + 1 && clause_grammar(c, q->from) & GRAM_IMPERSONAL) impersonal(l, c, q);
	q->points = q->to <= f && q->to > q->from;
}

/* Whom the subject of a verb of quoting quotes: Die Zeitung zitiert den Minister mit den Worten. They speak. */
static void quoted(const lang *l, const clause *c, cue *q)
{
	bool nobody = q->to == q->from;
	int i = phrase_skip_adverbs(c, q->to > q->last ? q->to : q->last + 1, c->n);
	while (i < c->n && clause_grammar(c, i) & GRAM_IMPERSONAL) i++;
	int j = phrase_whole(l, c, i, c->n, 0);
	if (j > i && (nobody || q->points || phrase_is_oblique(l, c, i))) q->from = i, q->to = j;
}

/* Whether the word before token i makes it a noun, where nouns and verbs look alike: the tweets, the woman's quotes. */
static bool follows_determiner(const lang *l, const clause *c, int i)
{
	if (l->verb_second || i == 0 || clause_kind(c, i - 1) != TOKEN_WORD) return false;
	uint32_t before = clause_grammar(c, i - 1);
	span word = c->t[i - 1].at;
	bool possessive =
		word.n > 2 && word.p[word.n - 1] == 's' && (word.p[word.n - 2] == '\'' || word.p[word.n - 2] == 0x99);
	return possessive || (before & (GRAM_ARTICLE | GRAM_PREPOSITION) && !(before & (GRAM_PRONOUN | GRAM_TO)));
}

/* Who speaks with an infinitive or a participle alone: the phrase right before it, else the subject of the sentence. */
static void loose_subject(const lang *l, const clause *c, cue *q)
{
	int i = q->verb;
	while (!l->verb_second && i > 0 && clause_grammar(c, i - 1) & GRAM_ADVERB) i--;
	if (!l->verb_second && clause_is_noun(l, c, i - 1) && subject_back(l, c, part_start(c, i), i, &q->from, &q->to))
		return;
	if (!cue_sentence_subject(l, c, q->verb, &q->from, &q->to)) q->from = q->to = 0;
}

/* Whether token i is a subject that is nobody, and no article besides: es heißt, but not das heißt, which explains. */
static bool is_impersonal(const clause *c, int i)
{
	return (clause_grammar(c, i) & (GRAM_IMPERSONAL | GRAM_ARTICLE)) == GRAM_IMPERSONAL;
}

/* The cue whose verb is at i, if there is one. */
static bool verb_cue(const lang *l, const clause *c, int i, cue *q)
{
	uint32_t g = clause_grammar(c, i);
	bool capital = c->t[i].capital && i > 0 && clause_kind(c, i - 1) != TOKEN_COLON &&
		       !(g & GRAM_SAID && lang_form(l, c->t[i].at) & FORM_WRITTEN); /* die Rede */
	if (!(g & (GRAM_SAY | GRAM_SAID | GRAM_SAY_BESIDE | GRAM_SPLIT)) || (capital && l->nouns_capital)) return false;
	if (follows_determiner(l, c, i)) return false;
	int split = particle(l, c, i), f = i;
	if (split < 0 && !(g & (GRAM_SAY | GRAM_SAID | GRAM_SAY_BESIDE))) return false;
	*q = (cue){.kind = split >= 0 || g & (GRAM_SAY | GRAM_SAID) ? CUE_SAY : CUE_BESIDE,
		.verb = split >= 0 && split < i ? split : i,
		.finite = i,
		.last = split > i ? split : i};
	bool second = g & GRAM_SAY && l->verb_second && is_subject_pronoun(c, i + 1);
	int helper = split >= 0 || second ? -1 : auxiliary(l, c, i);
	if (g & GRAM_SAID && helper < 0 && g & GRAM_ADVERB) return false;
	if (g & GRAM_SAID && !(clause_grammar(c, helper) & GRAM_PASSIVE) && is_written(l, c, i, split)) return false;
	if (g & GRAM_SAID && !(g & GRAM_SAY) && helper < 0) {
		loose_subject(l, c, q);
		return true;
	}
	bool fronted = helper >= i - 2 && helper > 0 &&
		       (clause_kind(c, helper - 1) == TOKEN_QUOTE || clause_kind(c, helper - 1) == TOKEN_COMMA);
	if (helper >= 0 && helper < i && (l->verb_second || fronted || clause_grammar(c, helper) & GRAM_PASSIVE))
		f = helper;
	q->finite = f;
	set_subject(l, c, q, f);
	q->reported = clause_grammar(c, helper >= 0 ? helper : i) & GRAM_SUBJUNCTIVE && helper < i;
	bool clear = g & GRAM_SAY && split < 0 && q->to > q->from && !(clause_grammar(c, q->from) & GRAM_IMPERSONAL);
	if (!clear && is_written(l, c, i, split)) return written(l, c, q);
	bool active = phrase_ends_in(c->t[i].at, l->progressive); /* is saying */
	if (helper >= 0 && clause_grammar(c, helper) & GRAM_PASSIVE && !active) passive(l, c, q, f);
	else if (g & GRAM_QUOTED && l->verb_second) quoted(l, c, q);
	if (i == 0 && !l->verb_second && q->to == q->from) return false; /* Asked about it, he said … */
	return !(g & GRAM_CALLED && g & GRAM_SAY) || is_impersonal(c, i + 1) || is_impersonal(c, i - 1);
}

/* ---- Sources ---- */

/* Behind the noun of saying that follows a source's preposition, adjectives between them passed; 0 if none follows. */
static int behind_noun(const clause *c, int i)
{
	for (int j = i; j < i + 4; j++) {
		if (clause_grammar(c, j) & GRAM_SAY_NOUN) return j + 1;
		if (clause_kind(c, j) != TOKEN_WORD) return 0;
	}
	return 0;
}

/* A noun of saying with a possessive before it names nobody, but points to whoever was named before: nach seinen
 * Angaben, ihrer Meinung nach. */
static void possessor(const lang *l, const clause *c, int i, cue *q)
{
	if (clause_kind(c, i) != TOKEN_WORD || !lang_in(l->possessive, c->t[i].at)) return;
	q->kind = CUE_ADVERB;
	q->from = q->to = 0;
}

/* Whoever does what the sentence says speaks of himself: nach eigenen Angaben hat sie …; sie hat nach eigenen Angaben …
 */
static void own_words(const lang *l, const clause *c, cue *q)
{
	int f = q->last + 1;
	bool found = part_start(c, q->verb) == q->verb
			     ? cue_is_finite(c, f) && first_phrase(l, c, f + 1, stretch_end(c, f), &q->from, &q->to)
			     : cue_sentence_subject(l, c, q->verb, &q->from, &q->to);
	if (found) return;
	q->kind = CUE_ADVERB;
	q->from = q->to = 0;
}

/* What stands behind a noun of saying: "Angaben der Polizei", "Angaben von Reuters", "Angaben Blinkens"; the noun
 * itself where nothing does. */
static void source_phrase(const lang *l, const clause *c, int first, int noun_end, cue *q)
{
	int i = noun_end;
	bool own = lang_in(l->own, c->t[first].at) && !(clause_grammar(c, i) & GRAM_LINK);
	if (own) {
		own_words(l, c, q);
		return;
	}
	if (clause_grammar(c, i) & GRAM_LINK && !(clause_grammar(c, i) & (GRAM_ARTICLE | GRAM_OBLIQUE))) i++;
	int end = phrase_whole(l, c, i, c->n, 0);
	if (end > i) q->from = i, q->to = end;
	else q->from = first, q->to = noun_end;
	if (end == i) possessor(l, c, first, q);
}

/* The phrase that ends before token i, for a source whose preposition stands behind. */
static int phrase_before(const lang *l, const clause *c, int i)
{
	for (int from = i - PHRASE_TOKENS > 0 ? i - PHRASE_TOKENS : 0; from < i; from++) {
		bool begins = from == 0 || !(clause_kind(c, from - 1) == TOKEN_WORD) || cue_is_finite(c, from - 1) ||
			      clause_grammar(c, from) & (GRAM_ARTICLE | GRAM_OBLIQUE);
		if (begins && phrase_end(l, c, from, i, 0) == i) return from;
	}
	return phrase_end(l, c, i - 1, i, 0) == i ? i - 1 : -1;
}

/* Behind the titles that stand at token i as a source: laut „Spiegel“ und „Welt“. */
static int titles_end(const clause *c, int i)
{
	if (clause_kind(c, i) != TOKEN_QUOTE || !c->t[i].capital) return i;
	for (i++; clause_grammar(c, i) & GRAM_AND && clause_kind(c, i + 1) == TOKEN_QUOTE;) i += 2;
	return i;
}

static bool source_cue(const lang *l, const clause *c, int i, cue *q)
{
	uint32_t g = clause_grammar(c, i);
	*q = (cue){.kind = CUE_SOURCE, .verb = i, .last = i, .finite = i};
	if (g & GRAM_SOURCE_BEFORE) {
		bool view =
			c->t[i].capital && clause_kind(c, i - 1) == TOKEN_WORD; /* aus Sicht der …, aus Sicht von … */
		uint32_t next = clause_grammar(c, i + 1);
		if (view && !(next & GRAM_LINK)) return false;
		bool link = next & GRAM_TO || (view && !(next & (GRAM_ARTICLE | GRAM_OBLIQUE)));
		int from = link ? i + 2 : i + 1, noun = behind_noun(c, from);
		q->last = from - 1;
		q->from = from;
		int titled = titles_end(c, from);
		q->to = titled > from ? titled : phrase_whole(l, c, from, c->n, 0);
		if (noun) source_phrase(l, c, from, noun, q);
		return q->to > q->from || q->kind == CUE_ADVERB;
	}
	if (g & GRAM_SOURCE_NOUN && i > 1 && clause_grammar(c, i - 1) & GRAM_SAY_NOUN && phrase_before(l, c, i) >= 0 &&
		!behind_noun(c, i + 1)) {
		q->from = phrase_before(l, c, i);
		q->to = i;
		possessor(l, c, i - 2, q);
		return true;
	}
	if (g & GRAM_SOURCE_NOUN) {
		int noun = behind_noun(c, i + 1);
		if (!noun) return false;
		q->last = noun - 1;
		source_phrase(l, c, i + 1, noun, q);
		return true;
	}
	if (g & GRAM_SOURCE_AFTER && i > 0) {
		q->from = phrase_before(l, c, i);
		q->to = i;
		return q->from >= 0;
	}
	if (g & GRAM_SOURCE_TAG && !(g & GRAM_CLAUSE) && i > 0 &&
		(clause_kind(c, i - 1) == TOKEN_COMMA || clause_kind(c, i - 1) == TOKEN_QUOTE)) {
		q->from = i + 1;
		q->to = phrase_whole(l, c, i + 1, c->n, PHRASE_SUBJECT);
		if (cue_is_finite(c, i + 1)) return false;
		enum token_kind next = clause_kind(c, q->to);
		return q->to > q->from && next != TOKEN_NUMBER &&
		       (next != TOKEN_WORD || clause_grammar(c, q->to) & (GRAM_PREPOSITION | GRAM_ADVERB));
	}
	q->kind = CUE_ADVERB;
	return g & GRAM_SOURCE_ADVERB;
}

/* ---- Nouns ---- */

/* Whether a clause that says what was said follows at i: behind a comma with its conjunction, or in the subjunctive; or
 * a colon, or a quotation. */
static bool report_follows(const clause *c, int i)
{
	enum token_kind kind = clause_kind(c, i);
	if (kind == TOKEN_COLON || kind == TOKEN_QUOTE) return true;
	if (kind != TOKEN_COMMA) return false;
	if (clause_grammar(c, i + 1) & GRAM_THAT) return true;
	for (int j = i + 1; j < c->n && j < i + CUE_REACH && clause_kind(c, j) != TOKEN_STOP; j++)
		if (clause_grammar(c, j) & GRAM_SUBJUNCTIVE) return true;
	return false;
}

/* Mit den Worten „…“ verließ er den Saal: the subject of the verb behind the quotation k. */
static bool fronted_words(const lang *l, const clause *c, int k, cue *q)
{
	int f = clause_kind(c, k + 1) == TOKEN_COMMA ? k + 2 : k + 1;
	bool verb = clause_kind(c, k) == TOKEN_QUOTE && clause_kind(c, f) == TOKEN_WORD && !c->t[f].capital &&
		    (clause_grammar(c, f) == 0 || cue_is_finite(c, f));
	return verb && first_phrase(l, c, f + 1, stretch_end(c, f), &q->from, &q->to) && q->from == f + 1;
}

/* X is of the opinion that …: whoever is the subject of the verb before a noun of saying. `after`: behind the cue
 * before it in the sentence. */
static bool noun_cue(const lang *l, const clause *c, int i, int after, cue *q)
{
	int a = part_start(c, i), f = i - 1;
	if (a < after || !l->verb_second || !report_follows(c, i + 1)) return false;
	while (f >= a && !cue_is_finite(c, f)) f--;
	*q = (cue){.kind = CUE_NOUN, .verb = i, .last = i, .finite = i};
	if (f < a) return fronted_words(l, c, i + 1, q);
	return f >= a && subject(l, c, f, 0, &q->from, &q->to) && q->to <= i &&
	       !(clause_grammar(c, q->from) & GRAM_IMPERSONAL);
}

/* The same behind the verb, right before the quotation k: das ist für die Opfer „ein Hohn“. */
static bool viewpoint_behind(const lang *l, const clause *c, int k, cue *q)
{
	for (int i = k - 2; i > 1 && i > k - PHRASE_TOKENS && clause_kind(c, i) == TOKEN_WORD; i--) {
		if (!(clause_grammar(c, i) & GRAM_PREPOSITION)) continue;
		if (!lang_in(l->viewpoint, c->t[i].at) || !(clause_grammar(c, i - 1) & GRAM_PASSIVE)) return false;
		*q = (cue){.kind = CUE_BESIDE, .verb = i, .last = i, .finite = i, .from = i + 1, .to = k};
		return phrase_whole(l, c, i + 1, k, 0) == k;
	}
	return false;
}

/* In whose eyes something is what the quotation at the end calls it: für die Opfer ist das „ein Hohn“. */
static bool viewpoint(const lang *l, const clause *c, cue *q)
{
	int i = 0, end = c->n;
	while (end > i && clause_kind(c, end - 1) == TOKEN_STOP) end--;
	if (clause_kind(c, end - 1) != TOKEN_QUOTE || clause_kind(c, end - 2) == TOKEN_COLON) return false;
	if (c->grammar & GRAM_PASSIVE && clause_kind(c, end - 2) == TOKEN_WORD && viewpoint_behind(l, c, end - 1, q))
		return true;
	if (!lang_in(l->viewpoint, c->t[i].at) || part_start(c, end - 1) != i) return false;
	*q = (cue){.kind = CUE_BESIDE,
		.verb = i,
		.last = i,
		.finite = i,
		.from = i + 1,
		.to = phrase_whole(l, c, i + 1, c->n, 0)};
	return q->to > q->from && clause_grammar(c, q->to) & GRAM_PASSIVE;
}

/* A tag whose verb no list has, as almost any may stand in one: „Das war knapp“, haderte X. A sentence stands before
 * it, and a subject right behind it. */
static bool inquit(const lang *l, const clause *c, int i, cue *q)
{
	bool word = clause_kind(c, i) == TOKEN_WORD && !c->t[i].capital && !(c->t[i].grammar & ~(uint32_t)GRAM_VERB);
	if (!word || !l->verb_second || !l->nouns_capital || !c->t[0].capital) return false;
	bool parted = (i > 1 && clause_is_long(c, 0)) || clause_ends_in_mark(c, 0);
	bool verb = phrase_ends_in(c->t[i].at, l->preterite) || !phrase_ends_in(c->t[i].at, l->attribute);
	int j = phrase_skip_adverbs(c, i + 1, c->n);
	*q = (cue){.kind = CUE_SAY, .verb = i, .last = i, .finite = i};
	return verb && parted && first_phrase(l, c, j, stretch_end(c, j), &q->from, &q->to) && q->from == j &&
	       !(clause_grammar(c, j) & GRAM_IMPERSONAL);
}

static int last_token(const cue_list *cues) { return cues->n ? cues->c[cues->n - 1].last + 1 : 0; }

void cue_find(const lang *l, const clause *c, cue_list *out)
{
	out->n = 0;
	if (c->quoted && c->n && viewpoint(l, c, out->c)) out->n++;
	if (clause_kind(c, 0) == TOKEN_QUOTE && inquit(l, c, clause_kind(c, 1) == TOKEN_COMMA ? 2 : 1, out->c))
		out->n++;
	if (!(c->grammar & GRAM_CUE)) return;
	for (int i = 0; i < c->n && out->n < CUE_MOST; i++) {
		uint32_t g = c->t[i].grammar;
		if (!(g & GRAM_CUE)) continue;
		cue *q = out->c + out->n;
		if (g & GRAM_SOURCE && source_cue(l, c, i, q)) out->n++;
		else if (verb_cue(l, c, i, q)) out->n++;
		else if (g & GRAM_SAY_NOUN && noun_cue(l, c, i, last_token(out), q)) out->n++;
	}
}

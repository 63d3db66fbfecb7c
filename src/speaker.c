#include "speaker.h"

static const char *const names[] = {"none", "tag", "colon", "said", "called", "source", "behind", "carried"};

enum { TAG_REACH = 14 }; /* tokens: between a quotation and the verb of the tag behind it */

static attribution attribute(const clause *c, const cue *q, enum speaker_place place)
{
	return (attribution){place, clause_span(c, q->from, q->to), clause_span(c, q->verb, q->last + 1), q->reported};
}

/* The first token behind the quotation that is no comma. */
static int behind(const clause *c, int k)
{
	return clause_kind(c, k + 1) == TOKEN_COMMA || clause_kind(c, k + 1) == TOKEN_DASH ? k + 2 : k + 1;
}

/* The tag behind it: its verb comes first, or its speaker and then its verb. */
static const cue *tag(const lang *l, const clause *c, const cue_list *cues, int k)
{
	const uint32_t in_phrase = GRAM_ARTICLE | GRAM_OBLIQUE | GRAM_PREPOSITION | GRAM_LINK | GRAM_CLAUSE;
	if (c->t[k].capital && clause_grammar(c, k - 1) & in_phrase) return NULL;
	int i = behind(c, k), verb = clause_grammar(c, i) & GRAM_SOURCE_TAG ? i + 1 : i; /* „…“, so sagte er */
	for (int n = 0; n < cues->n; n++) {
		const cue *q = cues->c + n;
		if (q->verb < i || q->verb > i + TAG_REACH) continue;
		bool parted = i > k + 1 || k == 0 || clause_ends_in_mark(c, k) || !l->verb_second ||
			      clause_kind(c, k - 1) == TOKEN_COLON || clause_grammar(c, q->verb) & GRAM_SOURCE_TAG;
		bool after = q->verb == i + 1 && q->from > q->verb;
		bool between = q->verb == i + 2 && q->from == i + 1;
		bool around = l->verb_second && clause_grammar(c, i) & GRAM_PASSIVE && q->from == i + 1 &&
			      q->to <= q->verb; /* wird X … zitiert */
		bool helped = clause_grammar(c, i) & GRAM_AUXILIARY && (after || between);
		if ((q->verb == i || q->verb == verb || helped || around) && parted) return q;
		if (q->points && q->from == i && !l->verb_second) return q;
		return NULL;
	}
	return NULL;
}

/* Whether the cue is the verb at the end of a relative clause that ends before token k, and reports nothing: …, der das
 * sagte, … */
static bool is_closed(const clause *c, const cue *q, int k)
{
	int comma = q->last, start = q->verb;
	while (comma < k && clause_kind(c, comma) != TOKEN_COMMA) comma++;
	while (start > 0 && clause_kind(c, start - 1) != TOKEN_COMMA) start--;
	if (comma >= k || start == 0) return false;
	if (clause_grammar(c, start) & GRAM_PREPOSITION) start++;
	if (!(clause_grammar(c, start) & GRAM_RELATIVE)) return false;
	for (int i = comma; i < k; i++)
		if (clause_is_finite(c, i) || clause_grammar(c, i) & GRAM_THAT) return false;
	return true;
}

/* Whether q is what the cue before it reports, by a pronoun right behind that: she said he thought … */
static bool is_nested(const clause *c, const cue *outer, const cue *q)
{
	return outer->kind == CUE_SAY && q->from > outer->last && q->from <= outer->last + 2 && q->to == q->from + 1 &&
	       clause_grammar(c, q->from) & GRAM_PRONOUN && clause_kind(c, q->from - 1) == TOKEN_WORD &&
	       !(clause_grammar(c, q->from - 1) & GRAM_AND);
}

/* Whether the source q only says where what the verb before it says is known from: X sagte Zeugen zufolge: „…“ */
static bool is_evidence(const clause *c, const cue *verb, const cue *q)
{
	if (q->kind != CUE_SOURCE || verb->kind != CUE_SAY || verb->to == verb->from || verb->reported) return false;
	for (int i = verb->last + 1; i < q->verb; i++)
		if (clause_kind(c, i) != TOKEN_WORD) return false;
	return true;
}

/* Whether the cue is a clause that says who says all of its sentence: wie X erklärte, … */
static bool is_as_clause(const clause *c, const cue *q)
{
	const uint32_t as = GRAM_CLAUSE | GRAM_SOURCE_TAG;
	return q->kind == CUE_SAY && q->points && (clause_grammar(c, q->from - 1) & as) == as;
}

/* The last cue before token k in its part of the sentence: a verb rather than a source. */
static const cue *before(const clause *c, const cue_list *cues, int k)
{
	const cue *found = NULL;
	for (int n = 0; n < cues->n && cues->c[n].verb < k; n++) {
		const cue *q = cues->c + n;
		if (is_closed(c, q, k)) continue;
		bool inner = clause_grammar(c, q->verb) & GRAM_SUBJUNCTIVE; /* what it says is said by another */
		bool worse = found && found->to > found->from &&
			     (q->to == q->from || q->kind == CUE_ADVERB || inner || is_nested(c, found, q) ||
				     is_evidence(c, found, q) || (q->kind == CUE_BESIDE && is_as_clause(c, found)));
		if (!worse) found = q;
	}
	return found;
}

/* Whether token i is in brackets that open behind token k, a few words before it. */
static bool in_brackets(const clause *c, int k, int i)
{
	for (int j = i - 1; j > k && j >= i - PHRASE_BRACKET && clause_kind(c, j) != TOKEN_CLOSE; j--)
		if (clause_kind(c, j) == TOKEN_OPEN) return true;
	return false;
}

static const cue *after(const clause *c, const cue_list *cues, int k)
{
	for (int n = 0; n < cues->n; n++)
		if (cues->c[n].verb > k && cues->c[n].kind != CUE_ADVERB && !in_brackets(c, k, cues->c[n].verb))
			return cues->c + n;
	return NULL;
}

static enum speaker_place place_of(const cue *q)
{
	if (q->kind == CUE_SOURCE || q->kind == CUE_ADVERB) return SPEAKER_SOURCE;
	return q->kind == CUE_BESIDE ? SPEAKER_BESIDE : SPEAKER_INSIDE;
}

/* A colon stands right before it: who is the subject there, if no cue says so; of a thing, whom it comes from: Kritik
 * kam von X: „…“ */
static attribution colon(const lang *l, const clause *c, const cue *q, int k)
{
	int from, to;
	if (q) return attribute(c, q, SPEAKER_COLON);
	attribution a = {.place = SPEAKER_COLON};
	if (!subject_of_sentence(l, c, k - 1, &from, &to)) return a;
	bool thing = phrase_is_thing(l, c, from, to) && !phrase_is_linked(l, c, from, to);
	if (thing && !cue_agent(l, c, to, k - 1, &from, &to)) return a;
	a.speaker = clause_span(c, from, to);
	return a;
}

/* Who signs it: “…” — Jane Abel. */
static bool is_signed(const lang *l, const clause *c, int k, attribution *a)
{
	int end = c->n;
	while (end > k && clause_kind(c, end - 1) == TOKEN_STOP) end--;
	if (k != 0 || clause_kind(c, k + 1) != TOKEN_DASH || k + 2 >= end || !c->t[k + 2].capital) return false;
	if (phrase_whole(l, c, k + 2, end, 0) != end) return false;
	*a = (attribution){.place = SPEAKER_AFTER, .speaker = clause_span(c, k + 2, end)};
	return true;
}

attribution speaker_find(const lang *l, const clause *c, const cue_list *cues, int k)
{
	const cue *q = tag(l, c, cues, k);
	if (q) return attribute(c, q, SPEAKER_AFTER);
	attribution a;
	if (is_signed(l, c, k, &a)) return a;
	q = before(c, cues, k);
	if (clause_kind(c, k - 1) == TOKEN_COLON) return colon(l, c, q, k);
	if (q && q->to > q->from) return attribute(c, q, place_of(q));
	const cue *later = after(c, cues, k);
	if (later && later->finite < k && later->to > later->from && !q) return attribute(c, later, place_of(later));
	if (later && (later->to > later->from || !q))
		return attribute(c, later, later->kind == CUE_SOURCE ? SPEAKER_SOURCE : SPEAKER_BEHIND);
	if (q) return attribute(c, q, place_of(q));
	return (attribution){.place = SPEAKER_NONE};
}

attribution speaker_ahead(const clause *c, const cue_list *cues)
{
	const cue *q = clause_kind(c, c->n - 1) == TOKEN_COLON ? before(c, cues, c->n) : NULL;
	return q ? attribute(c, q, SPEAKER_COLON) : (attribution){.place = SPEAKER_NONE};
}

const char *speaker_place_name(enum speaker_place place) { return names[place]; }

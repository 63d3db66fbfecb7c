#include "indirect.h"

#include <stdlib.h>
#include <string.h>

enum {
	COMMA_REACH = 30,    /* tokens between a cue and the comma behind which the reported clause begins */
	PARTICLE_LEAST = 2,  /* bytes of a verb's particle: ab|zu|warten */
	INFINITIVE_LEAST = 3 /* of the verb behind it: hin|zu|tun */
};

enum rule {
	RULE_THAT,
	RULE_SUBJUNCTIVE,
	RULE_INFINITIVE,
	RULE_CLAUSE,
	RULE_TAGGED,
	RULE_AS,
	RULE_SOURCE,
	RULE_CARRIED
};

static const char *const rule_names[] = {
	"that", "subjunctive", "infinitive", "clause", "tag", "as", "source", "carried"};

/* A sentence at hand. */
typedef struct {
	const lang *l;
	const clause *c;
	const cue_list *cues;
	const attribution *last;
	indirect_array *out;
	int done; /* tokens before it are reported already */
	int end;  /* behind the last token that is no final mark */
} finder;

static attribution attribute(const finder *f, const cue *q)
{
	attribution a = {SPEAKER_INSIDE, clause_span(f->c, q->from, q->to), clause_span(f->c, q->verb, q->last + 1),
		q->reported};
	if (q->kind == CUE_SOURCE) a.place = SPEAKER_SOURCE;
	if (q->kind == CUE_ADVERB) {
		a.place = SPEAKER_CARRIED;
		a.speaker = f->last->speaker;
	}
	return a;
}

/* Whether the tokens are words, not quotations alone. */
static bool has_words(const finder *f, int from, int to)
{
	for (int i = from; i < to; i++)
		if (clause_kind(f->c, i) == TOKEN_WORD || clause_kind(f->c, i) == TOKEN_NUMBER) return true;
	return false;
}

static void append(finder *f, int from, int to, attribution by, enum rule rule)
{
	indirect_array *a = f->out;
	if (!has_words(f, from, to)) return;
	a->p = array_grow(a->p, &a->cap, a->n + 1, sizeof *a->p);
	a->p[a->n++] = (indirect){clause_span(f->c, from, to), by, rule};
	f->done = to;
}

/* ---- What a stretch of the sentence holds ---- */

static bool has(const finder *f, int from, int to, uint32_t grammar)
{
	for (int i = from; i < to; i++)
		if (clause_grammar(f->c, i) & grammar) return true;
	return false;
}

static bool has_finite(const finder *f, int from, int to)
{
	for (int i = from; i < to; i++)
		if (clause_is_finite(f->c, i)) return true;
	return false;
}

/* Whether one of the words may be a verb: a known one, or one with a small letter that is known as nothing else. */
static bool may_have_verb(const finder *f)
{
	for (int i = 0; i < f->end; i++)
		if (clause_is_finite(f->c, i) ||
			(clause_kind(f->c, i) == TOKEN_WORD && !f->c->t[i].capital && !clause_grammar(f->c, i)))
			return true;
	return false;
}

static int next_comma(const finder *f, int i)
{
	while (i < f->end && clause_kind(f->c, i) != TOKEN_COMMA) i++;
	return i;
}

/* Whether the words before token i end in an infinitive with "to", before it or inside. */
static bool ends_in_infinitive(const finder *f, int i)
{
	if (clause_grammar(f->c, i - 2) & GRAM_TO) return true;
	span word = clause_span(f->c, i - 1, i), to = f->l->infinitive_to;
	if (!to.n || !phrase_ends_in(word, f->l->infinitive)) return false;
	for (size_t k = PARTICLE_LEAST; k + to.n + INFINITIVE_LEAST <= word.n; k++)
		if (memcmp(word.p + k, to.p, to.n) == 0) return true;
	return false;
}

/* ---- Reported clauses behind a cue ---- */

/* Whether a main clause begins at token i with a noun phrase and its verb, though its article might begin a relative
 * clause: "die Stadt hielt sich daran". */
static bool is_main(const finder *f, int i)
{
	int verb = phrase_end(f->l, f->c, i, f->end, PHRASE_SUBJECT);
	if (verb == i || verb + 1 >= f->end || !f->l->verb_second) return false;
	return clause_kind(f->c, verb) == TOKEN_QUOTE ||
	       (clause_is_finite(f->c, verb) && clause_kind(f->c, verb + 1) != TOKEN_COMMA);
}

/* The clause that begins at i, behind the comma that follows a cue; false if what begins there is none. */
static bool reported(const finder *f, int i, int *end, enum rule *rule)
{
	const uint32_t other = GRAM_AND | GRAM_CLAUSE | GRAM_RELATIVE;
	int comma = next_comma(f, i);
	uint32_t g = clause_grammar(f->c, i);
	*end = f->end;
	if (g & GRAM_THAT) *rule = RULE_THAT;
	else if (!(g & GRAM_AND) && has(f, i, f->end, GRAM_SUBJUNCTIVE) && f->l->verb_second) *rule = RULE_SUBJUNCTIVE;
	else if (f->l->verb_second && ends_in_infinitive(f, comma) && !has_finite(f, i, comma - 1))
		*rule = RULE_INFINITIVE, *end = comma;
	else if (f->l->verb_second && clause_is_finite(f->c, i)) return false; /* the sentence around the cue goes on */
	else if ((!(g & other) && has_finite(f, i, f->end)) || is_main(f, i)) *rule = RULE_CLAUSE;
	else return false;
	return true;
}

/* In languages without verb-second a clause may follow with nothing before it: she told reporters it was over. */
static bool bare(finder *f, const cue *q, int start)
{
	for (int i = start; i < start + 3 && i < f->end && !f->l->verb_second; i++) {
		int to = phrase_end(f->l, f->c, i, f->end, PHRASE_SUBJECT);
		if (clause_kind(f->c, i) != TOKEN_WORD) return false;
		if (to == i || !clause_is_finite(f->c, to)) continue;
		append(f, i, f->end, attribute(f, q), RULE_CLAUSE);
		return true;
	}
	return false;
}

static bool is_cue(const finder *f, int i)
{
	for (int n = 0; n < f->cues->n; n++)
		if (f->cues->c[n].verb == i) return f->cues->c[n].kind == CUE_SAY;
	return false;
}

/* Where the reported clause that begins at token i ends, before `end`: where the next cue has the same subject ("…, and
 * added"), or the verb of the sentence around a subordinate clause with the cue follows a comma. */
static int report_end(const finder *f, int i, int end)
{
	bool around = f->l->verb_second && clause_grammar(f->c, 0) & GRAM_CLAUSE;
	for (int j = i + 2; j < end; j++) {
		bool finite = clause_is_finite(f->c, j) && !(clause_grammar(f->c, j) & GRAM_SUBJUNCTIVE);
		if (!finite) continue;
		bool joined = clause_grammar(f->c, j - 1) & GRAM_AND && is_cue(f, j);
		if (joined) return clause_kind(f->c, j - 2) == TOKEN_COMMA ? j - 2 : j - 1;
		if (around && clause_kind(f->c, j - 1) == TOKEN_COMMA && clause_kind(f->c, j + 1) == TOKEN_WORD)
			return j - 1;
	}
	return end;
}

/* X said, …: behind the first comma that begins such a clause. */
static bool behind_comma(finder *f, const cue *q)
{
	int start = q->to > q->last + 1 ? q->to : q->last + 1, end;
	enum rule rule;
	for (int i = start; i < f->end && i < start + COMMA_REACH; i++) {
		enum token_kind kind = clause_kind(f->c, i);
		if (kind == TOKEN_COLON || kind == TOKEN_STOP) return false;
		bool that = clause_grammar(f->c, i) & GRAM_THAT && !f->l->verb_second && i <= start + 4;
		if (!that && (kind != TOKEN_COMMA || i < f->done)) continue;
		int from = that ? i : i + 1;
		if (!reported(f, from, &end, &rule)) {
			if (kind == TOKEN_COMMA && clause_grammar(f->c, i + 1) & GRAM_RELATIVE) continue;
			return false;
		}
		append(f, from, report_end(f, from, end), attribute(f, q), rule);
		return true;
	}
	return bare(f, q, start);
}

/* ---- What a cue stands behind or in ---- */

/* Where the cue and its speaker begin, and end. */
static int cue_start(const cue *q) { return q->to > q->from && q->from < q->verb ? q->from : q->verb; }

static int cue_end(const cue *q) { return q->to > q->last + 1 ? q->to : q->last + 1; }

/* Behind what belongs to a tag: adverbs, places and times. */
static int skip_rest(const finder *f, int i)
{
	while (i < f->end && clause_kind(f->c, i) != TOKEN_COMMA && !clause_is_finite(f->c, i)) i++;
	return i;
}

/* Whether there is something to report before token i. */
static bool has_sentence(const finder *f, int i) { return i > f->done && has_finite(f, f->done, i); }

/* …, said X. and …, so X: what stands before the comma. In the middle of a sentence it is the whole. */
static bool tagged(finder *f, const cue *q)
{
	int start = cue_start(q), rest = skip_rest(f, cue_end(q));
	if (start == 0 || clause_kind(f->c, start - 1) != TOKEN_COMMA ||
		(q->kind == CUE_SAY && q->points && f->l->verb_second))
		return false;
	bool introduces =
		clause_kind(f->c, cue_end(q)) == TOKEN_COMMA && clause_kind(f->c, cue_end(q) + 1) == TOKEN_QUOTE;
	if (introduces || !has_sentence(f, start - 1)) return false;
	append(f, f->done, rest >= f->end ? start - 1 : f->end, attribute(f, q), RULE_TAGGED);
	return true;
}

/* As X said, …; and …, as X said. */
static bool as_clause(finder *f, const cue *q)
{
	int as = cue_start(q) - 1, comma = next_comma(f, q->last);
	const uint32_t wanted = GRAM_CLAUSE | GRAM_SOURCE_TAG;
	if (q->kind != CUE_SAY || (clause_grammar(f->c, as) & wanted) != wanted) return false;
	if (as <= f->done) append(f, comma + 1, f->end, attribute(f, q), RULE_AS);
	else append(f, f->done, comma >= f->end ? as - 1 : f->end, attribute(f, q), RULE_AS);
	return true;
}

/* According to X …: all but the source where that begins the sentence, else all. */
static bool source(finder *f, const cue *q)
{
	int start = cue_start(q), end = cue_end(q);
	if (q->kind != CUE_SOURCE && q->kind != CUE_ADVERB) return false;
	if (clause_kind(f->c, end) == TOKEN_COMMA && start <= 1) end++;
	if (f->l->verb_second && !may_have_verb(f)) return false;
	bool last = end >= f->end && start > 1;
	if (last && clause_kind(f->c, start - 1) == TOKEN_COMMA) start--;
	append(f, start <= 1 ? end : f->done, last ? start : f->end, attribute(f, q), RULE_SOURCE);
	return true;
}

/* Whether a form says that somebody reports, whoever spoke before: sei, könne; but not "es sei denn", "wie dem auch
 * sei". */
static bool is_report(const finder *f)
{
	for (int i = 1; i + 1 < f->end; i++)
		if (has(f, i, i + 1, GRAM_SUBJUNCTIVE) && !has(f, i + 1, i + 2, GRAM_AND) &&
			lang_in(f->l->reported, f->c->t[i].at))
			return true;
	return false;
}

/* The whole sentence, in a form of reported speech, where somebody has spoken before, or the form is of no other use;
 * it goes on with the element before. */
static void carried(finder *f)
{
	const attribution *last = f->last;
	indirect *before = f->out->n ? f->out->p + f->out->n - 1 : NULL;
	if (!has(f, 0, f->end, GRAM_SUBJUNCTIVE) || f->end < 3 || !(last->place || is_report(f))) return;
	attribution by = *last;
	if (last->place) by.place = SPEAKER_CARRIED;
	span at = clause_span(f->c, 0, f->end);
	const byte *end = at.p + at.n;
	bool joins = before && before->rule == RULE_CARRIED && before->at.p + before->at.n < at.p &&
		     at.p - (before->at.p + before->at.n) <= 3;
	if (joins) before->at.n = (size_t)(end - before->at.p);
	else append(f, 0, f->end, by, RULE_CARRIED);
}

static int sentence_end(const clause *c)
{
	int end = c->n;
	while (end > 0 && clause_kind(c, end - 1) == TOKEN_STOP) end--;
	return end;
}

/* Whether all but the marks and the tag is a quotation. */
static bool is_quotation(const clause *c) { return clause_kind(c, 0) == TOKEN_QUOTE; }

static bool is_verbal(const cue *q) { return q->kind == CUE_SAY || q->kind == CUE_NOUN; }

void indirect_find(const lang *l, const clause *c, const cue_list *cues, const attribution *last, indirect_array *out)
{
	if (cues->n == 0 && !(c->grammar & GRAM_SUBJUNCTIVE)) return;
	finder f = {.l = l, .c = c, .cues = cues, .last = last, .out = out, .end = sentence_end(c)};
	size_t before = out->n;
	for (int i = 0; i < cues->n; i++) {
		const cue *q = cues->c + i;
		if (q->kind == CUE_BESIDE || q->verb < f.done || is_quotation(c)) continue;
		if (!as_clause(&f, q) && is_verbal(q) && !behind_comma(&f, q)) tagged(&f, q);
		else if (!is_verbal(q) && !(clause_grammar(c, q->verb) & GRAM_SOURCE_TAG && tagged(&f, q))) continue;
	}
	for (int i = 0; i < cues->n && out->n == before && !is_quotation(c); i++) source(&f, cues->c + i);
	if (out->n == before && !is_quotation(c)) carried(&f);
}

const char *indirect_rule_name(unsigned rule) { return rule_names[rule]; }

void indirect_array_free(indirect_array *a)
{
	free(a->p);
	*a = (indirect_array){0};
}

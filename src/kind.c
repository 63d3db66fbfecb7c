#include "kind.h"

#include <string.h>

enum {
	WORDS_MOST = 12,    /* so many words of a quotation are looked at */
	FRAGMENT_WORDS = 4, /* so many, the first with a small letter, are nobody's term */
	SENTENCE_WORDS = 7, /* so many, the first with a capital letter, are a sentence even without a verb */
	INTRODUCTION = 5,   /* so many words at most from a cue to the comma that introduces speech */
	WHOLE_WORDS = 3,    /* so many with final punctuation are one */
	COMPOUND_LEAST = 2, /* bytes of a compound before its last part */
	ENDINGS = 8         /* that one noun has */
};

/* What a quotation looks like by itself. */
typedef struct {
	int words, small; /* counted up to WORDS_MOST; those that begin with a small letter */
	int plain; /* of these, those that are no articles, prepositions and the like; not where nouns have capitals */
	bool capital; /* the first begins with a capital letter */
	bool final;   /* it ends as a sentence does */
	bool verb;    /* one is a known finite verb */
	bool comma;   /* it ends in a comma */
	bool address; /* one word, a full stop inside */
} look;

/* What the rules see. */
typedef struct {
	const lang *l;
	const clause *c; /* NULL: nothing is known of its sentence */
	int k;
	const quote *q;
	const attribution *a;
	enum kind before; /* of the quotation before it in its sentence; unclosed: there is none */
	look look;
} view_of;

/* ---- The quotation itself ---- */

static bool is_final(char32_t c) { return c == '.' || c == '!' || c == '?' || c == 0x2026; }

static bool is_mark(char32_t c) { return c < 0x80 ? c == '"' || c == '\'' : uc_is_property_quotation_mark(c); }

static const byte *behind_marks(const byte *p, const byte *end)
{
	while (p < end) {
		const byte *next = p;
		char32_t c = utf8_next(&next, end);
		if (!is_mark(c) && !utf8_is_space(c) && c != '[' && c != '(') break;
		p = next;
	}
	return p;
}

static char32_t last_of(span s)
{
	const byte *p = s.p + s.n;
	while (s.p < p) {
		char32_t c = utf8_prev(s.p, &p);
		if (!is_mark(c) && !utf8_is_space(c) && c != ']' && c != ')') return c;
	}
	return 0;
}

/* What stands at p up to white space, without the marks around it; empty if it is no word. Returns its end. */
static const byte *read_word(const byte *p, const byte *end, span *word)
{
	const byte *from = p, *to = p = scan_word(p, end);
	if (p == from || (p < end && *p != ' ')) {
		for (const byte *next = p; next < end && !utf8_is_space(utf8_next(&next, end));) p = next;
		for (to = p; from < to && !utf8_is_word(utf8_before(from, to));) utf8_prev(from, &to);
		from = behind_marks(from, to);
		if (from < to && !utf8_is_word(utf8_at(from, to))) to = from;
	}
	*word = (span){from, (size_t)(to - from)};
	return p;
}

static look look_at(const lang *l, span inside)
{
	const uint32_t verbs =
		GRAM_SAY | GRAM_AUXILIARY | GRAM_PASSIVE | GRAM_VERB | GRAM_SUBJUNCTIVE | GRAM_SPLIT | GRAM_SAY_BESIDE;
	const uint32_t in_titles = GRAM_ARTICLE | GRAM_PREPOSITION | GRAM_LINK | GRAM_AND | GRAM_TO;
	look k = {0};
	const byte *end = inside.p + inside.n, *p = behind_marks(inside.p, end);
	k.capital = utf8_is_upper(utf8_at(p, end)) || utf8_is_digit(utf8_at(p, end));
	while (p < end && k.words < WORDS_MOST) {
		span s;
		p = read_word(p, end, &s);
		if (s.n) {
			bool small = utf8_is_lower(utf8_at(s.p, end));
			k.small += small;
			bool first = k.words == 0, known = k.verb && (k.plain || l->nouns_capital);
			uint32_t g = (small || first) && !known ? clause_word(l, s, first, end) : 0;
			k.plain += small && !known && !(g & in_titles);
			k.address = first && memchr(s.p, '.', s.n) != NULL && s.n > FRAGMENT_WORDS;
			k.verb |= (g & verbs) != 0;
			k.words++;
		}
		p = utf8_skip_space(p, end);
	}
	char32_t last = last_of(inside);
	k.final = is_final(last);
	k.comma = last == ',';
	return k;
}

/* ---- The words beside it ---- */

/* How many bytes of a noun may be its ending: none, and those of each ending that it has. */
typedef struct {
	size_t n[ENDINGS + 1];
	int count;
} ending_lengths;

static ending_lengths endings_of(const lang *l, span word)
{
	ending_lengths e = {.count = 1};
	for (span rest = l->noun_ending; rest.n && e.count <= ENDINGS;) {
		span ending = span_word(&rest);
		if (word.n > ending.n && span_equal(span_cut(word, word.n - ending.n, word.n), ending))
			e.n[e.count++] = ending.n;
	}
	return e;
}

/* Whether the word, or what stands before one of its endings, is in [kind-noun]. */
static bool is_kind_word(const lang *l, span word, const ending_lengths *e)
{
	for (int i = 0; i < e->count; i++)
		if (word.n > e->n[i] && lang_grammar(l, span_cut(word, 0, word.n - e->n[i])) & GRAM_KIND) return true;
	return false;
}

/* The same of the noun, or of its last part. */
static bool is_kind_noun(const lang *l, span word)
{
	byte part[WORD_LONGEST];
	if (word.n > WORD_LONGEST) return false;
	ending_lengths e = endings_of(l, word);
	if (is_kind_word(l, word, &e)) return true;
	if (lang_grammar(l, word)) return false; /* a word with a use of its own is no compound: Beispiel, Aufschrift */
	for (size_t i = COMPOUND_LEAST; l->nouns_capital && i + COMPOUND_LEAST < word.n; i++) {
		if ((word.p[i] & 0xC0) == 0x80) continue;
		size_t from = word.p[i] == '-' ? i + 1 : i, n = word.n - from;
		memcpy(part, word.p + from, n);
		if (part[0] >= 'a' && part[0] <= 'z') part[0] = (byte)(part[0] & ~0x20);
		else if (part[0] == 0xC3 && n > 1 && part[1] >= 0xA0) part[1] = (byte)(part[1] & ~0x20);
		if (is_kind_word(l, (span){part, n}, &e)) return true;
	}
	return false;
}

static bool is_called(const view_of *v)
{
	int i = v->k - 1;
	if (clause_kind(v->c, i) == TOKEN_COLON) i--;
	if (clause_grammar(v->c, i) & GRAM_CALLED) return !(clause_grammar(v->c, i) & GRAM_SAY) || !v->look.final;
	uint32_t after = clause_grammar(v->c, v->k + 1);
	if (v->a->speaker.p && v->k + 1 < v->c->n && v->a->cue.p == v->c->t[v->k + 1].at.p) return false;
	return after & GRAM_CALLED && !(after & GRAM_IMPERSONAL) &&
	       !(clause_grammar(v->c, v->k + 2) & GRAM_IMPERSONAL) && !v->look.final;
}

/* "(SPD)" right behind it. */
static bool has_acronym(const view_of *v)
{
	int k = v->k;
	if (clause_kind(v->c, k + 1) != TOKEN_OPEN || clause_kind(v->c, k + 2) != TOKEN_WORD ||
		clause_kind(v->c, k + 3) != TOKEN_CLOSE)
		return false;
	span word = v->c->t[k + 2].at;
	return word.n >= 2 && utf8_is_upper(word.p[0]) &&
	       (utf8_is_upper(word.p[1]) || utf8_is_upper(word.p[word.n - 1]));
}

/* ---- Rules ---- */

enum verdict { SPEECH = KIND_SPEECH, FRAGMENT = KIND_FRAGMENT, TITLE = KIND_TITLE, TERM = KIND_TERM, UNKNOWN };

static enum verdict by_case(const view_of *v, enum verdict capital, enum verdict small)
{
	return v->look.capital ? capital : small;
}

static enum verdict attached(const view_of *v)
{
	if (!v->c) return UNKNOWN;
	const clause *c = v->c;
	const byte *p = v->q->at.p, *end = p + v->q->at.n;
	bool before = v->k > 0 && c->t[v->k - 1].at.p + c->t[v->k - 1].at.n == p &&
		      clause_kind(c, v->k - 1) == TOKEN_DASH && *c->t[v->k - 1].at.p == '-';
	bool behind =
		v->k + 1 < c->n && c->t[v->k + 1].at.p == end && clause_kind(c, v->k + 1) == TOKEN_DASH && *end == '-';
	return (before || behind) && v->look.words < FRAGMENT_WORDS + 2 ? by_case(v, TITLE, TERM) : UNKNOWN;
}

static enum verdict naming(const view_of *v)
{
	if (!v->c) return UNKNOWN;
	if (is_called(v)) return by_case(v, TITLE, TERM);
	int i = v->k - 1;
	if (clause_grammar(v->c, i) & GRAM_SOURCE_TAG) i--;
	token t = i >= 0 ? v->c->t[i] : (token){0};
	return v->look.capital && t.kind == TOKEN_WORD && !(t.grammar & GRAM_SAY_NOUN) && is_kind_noun(v->l, t.at)
		       ? TITLE
		       : UNKNOWN;
}

/* In brackets behind another one: „Cast Lead“ („gegossenes Blei“). */
static enum verdict gloss(const view_of *v)
{
	bool alone = v->c && clause_kind(v->c, v->k - 1) == TOKEN_OPEN && clause_kind(v->c, v->k + 1) == TOKEN_CLOSE;
	return alone && clause_kind(v->c, v->k - 2) == TOKEN_QUOTE && !v->look.final ? by_case(v, TITLE, TERM)
										     : UNKNOWN;
}

/* A part of the words that say who speaks is a name: laut „Abendblatt“, die „Aktion Licht“ sagte. */
static enum verdict speaker(const view_of *v)
{
	const span who = v->a->speaker;
	bool whole = v->look.final || (v->look.verb && v->look.words >= SENTENCE_WORDS);
	return v->c && !whole && who.p && who.p <= v->q->at.p && v->q->at.p < who.p + who.n ? TITLE : UNKNOWN;
}

static enum verdict acronym(const view_of *v) { return v->c && has_acronym(v) ? TITLE : UNKNOWN; }

/* One of several, „A“ und „B“: what the one before is. */
static enum verdict listed(const view_of *v)
{
	bool joined = v->c && (clause_grammar(v->c, v->k - 1) & GRAM_AND || clause_kind(v->c, v->k - 1) == TOKEN_COMMA);
	if (!joined || clause_kind(v->c, v->k - 2) != TOKEN_QUOTE || v->look.final || v->before == KIND_UNCLOSED)
		return UNKNOWN;
	return v->before == KIND_SPEECH ? UNKNOWN : (enum verdict)v->before;
}

/* Where nouns have no capital letter, the words of a title do: on “Face the Nation,” he said. */
static enum verdict titled(const view_of *v)
{
	const look *k = &v->look;
	bool within = v->c && clause_kind(v->c, v->k - 1) == TOKEN_WORD && !(clause_grammar(v->c, v->k - 1) & GRAM_SAY);
	return within && !v->l->nouns_capital && k->capital && k->plain == 0 && k->words - k->small > 1 ? TITLE
													: UNKNOWN;
}

static enum verdict tagged(const view_of *v)
{
	if (v->a->place != SPEAKER_AFTER) return UNKNOWN;
	bool parted = clause_kind(v->c, v->k + 1) != TOKEN_WORD || v->look.final || v->look.comma;
	if (!parted && v->look.small == 0) return UNKNOWN;
	return by_case(v, SPEECH, FRAGMENT);
}

/* Where the verb is not second, a comma does what a colon does: he told them, “It is over.” */
static bool is_introduced(const view_of *v)
{
	int i = v->k - 1;
	if (!v->c || v->l->verb_second || !v->look.capital || v->a->place != SPEAKER_INSIDE) return false;
	if (clause_kind(v->c, i) != TOKEN_COMMA) return false;
	for (int n = 0; n < INTRODUCTION; n++)
		if (clause_kind(v->c, --i) != TOKEN_WORD) return false;
		else if (v->c->t[i].at.p == v->a->cue.p) return true;
	return false;
}

static enum verdict colon(const view_of *v)
{
	if (is_introduced(v)) return SPEECH;
	if (v->a->place != SPEAKER_COLON) return UNKNOWN;
	if (v->look.capital && (v->a->cue.p || v->look.verb || v->look.final || v->look.words >= FRAGMENT_WORDS))
		return SPEECH;
	return v->look.words >= FRAGMENT_WORDS || v->a->cue.p ? FRAGMENT : UNKNOWN;
}

static enum verdict whole(const view_of *v)
{
	return v->look.capital && v->look.final &&
			       (v->look.words >= WHOLE_WORDS || v->look.verb || v->a->place == SPEAKER_CARRIED) &&
			       v->look.small > 0
		       ? SPEECH
		       : UNKNOWN;
}

/* A sentence of its own, however short: “Come here!” */
static enum verdict alone(const view_of *v) { return v->c && v->c->n == 1 && v->look.final ? SPEECH : UNKNOWN; }

/* A verb behind it, or one that only calls it so, says nothing of it unless it is known whose. */
static bool is_said(const view_of *v)
{
	enum speaker_place place = v->a->place;
	return v->a->speaker.p || (place && place != SPEAKER_BEHIND && place != SPEAKER_BESIDE);
}

/* What somebody speaks of, warns of, advises: the preposition of the verb stands right before it, and depends on no
 * noun. */
static bool is_topic(const view_of *v)
{
	int i = v->k - 1;
	if (clause_kind(v->c, i) != TOKEN_WORD || !lang_in(v->l->topic, v->c->t[i].at)) return false;
	if (clause_grammar(v->c, i - 1) & (GRAM_ARTICLE | GRAM_OBLIQUE)) return false; /* der von „X“ gebaute … */
	bool after_cue = v->a->cue.p && v->a->cue.p < v->q->at.p && v->a->speaker.p;
	return after_cue && (v->a->place == SPEAKER_BESIDE || !clause_is_noun(v->l, v->c, i - 1));
}

/* What somebody calls something: nannte es eine „Kapitulation“; or what stands between a verb and its particle. */
static enum verdict described(const view_of *v)
{
	if (!v->c || !is_said(v)) return UNKNOWN;
	const byte *cue_end = v->a->cue.p + v->a->cue.n, *end = v->q->at.p + v->q->at.n;
	if (v->a->cue.p && v->a->cue.p < v->q->at.p && cue_end > end) return FRAGMENT;
	if (is_topic(v)) return FRAGMENT;
	bool source = v->a->place == SPEAKER_SOURCE && v->look.capital;
	return !source && clause_grammar(v->c, v->k - 1) & GRAM_INDEFINITE ? FRAGMENT : UNKNOWN;
}

/* Whether its sentence has a form of reported speech. */
static bool is_reported(const view_of *v)
{
	for (int i = 0; v->c && i < v->c->n; i++)
		if (v->c->t[i].grammar & GRAM_SUBJUNCTIVE && !(v->c->t[i].grammar & GRAM_SAY)) return true;
	return false;
}

/* What a noun of words stands before: die Parole „Jetzt oder nie“, Rufe wie „Aufhören“. */
static enum verdict worded(const view_of *v)
{
	if (!v->c || v->look.words < FRAGMENT_WORDS / 2) return UNKNOWN;
	int i = v->k - 1;
	if (clause_grammar(v->c, i) & GRAM_SOURCE_TAG) i--;
	return (clause_grammar(v->c, i) & (GRAM_SAY_NOUN | GRAM_KIND)) == GRAM_SAY_NOUN ? by_case(v, SPEECH, FRAGMENT)
											: UNKNOWN;
}

/* Each word has a capital letter, or it is an address (example.org). */
static enum verdict name(const view_of *v)
{
	return (v->look.capital && v->look.small == 0) || v->look.address ? TITLE : UNKNOWN;
}

/* What somebody says, right behind the verb or before its participle: riefen „Freiheit für alle“. */
static bool is_object(const view_of *v)
{
	const attribution *a = v->a;
	if (!v->c || v->k == 0 || !a->speaker.p || !a->cue.p || a->place != SPEAKER_INSIDE) return false;
	const token *before = v->c->t + v->k - 1;
	return a->cue.p > v->q->at.p || a->cue.p + a->cue.n == before->at.p + before->at.n;
}

static enum verdict clauselike(const view_of *v)
{
	if (!v->look.capital) return UNKNOWN;
	bool in_phrase =
		v->c && clause_grammar(v->c, v->k - 1) & (GRAM_ARTICLE | GRAM_OBLIQUE | GRAM_PREPOSITION | GRAM_LINK);
	if (v->look.verb && v->look.words >= WHOLE_WORDS && !(in_phrase && v->look.words < SENTENCE_WORDS))
		return SPEECH;
	if (is_object(v) && v->look.words < FRAGMENT_WORDS) return FRAGMENT;
	bool tag = v->c && v->k == 0 && clause_kind(v->c, 1) == TOKEN_COMMA; /* „…“, ließ sie verlauten */
	bool by = is_said(v) && (v->a->place != SPEAKER_BEHIND || tag);
	if (by && is_reported(v)) return FRAGMENT;
	if (by) return v->look.words >= SENTENCE_WORDS ? SPEECH : v->look.words >= FRAGMENT_WORDS ? FRAGMENT : TITLE;
	return TITLE;
}

/* Where nouns have no capital letter, a name is told from other words, and these are somebody's. */
static enum verdict phrase(const view_of *v)
{
	return v->look.words >= (v->l->nouns_capital || !v->c ? FRAGMENT_WORDS : FRAGMENT_WORDS / 2) ? FRAGMENT
												     : UNKNOWN;
}

static enum verdict said(const view_of *v) { return is_said(v) || is_reported(v) ? FRAGMENT : UNKNOWN; }

static enum verdict term(const view_of *v) { return (void)v, TERM; }

static const struct {
	enum verdict (*judge)(const view_of *v);
	const char *name;
} rules[] = {{attached, "attached"}, {naming, "naming"}, {gloss, "gloss"}, {speaker, "speaker"}, {acronym, "acronym"},
	{titled, "titled"}, {tagged, "tagged"}, {colon, "colon"}, {whole, "whole"}, {alone, "alone"},
	{listed, "listed"}, {described, "described"}, {worded, "worded"}, {name, "name"}, {clauselike, "sentence"},
	{phrase, "phrase"}, {said, "said"}, {term, "term"}};

static judgement judge(const view_of *v)
{
	size_t i = 0;
	enum verdict verdict;
	while ((verdict = rules[i].judge(v)) == UNKNOWN) i++;
	bool named = rules[i].judge == titled || rules[i].judge == attached || rules[i].judge == naming ||
		     rules[i].judge == speaker || rules[i].judge == acronym || rules[i].judge == name;
	return (judgement){(enum kind)verdict, KIND_RULE_OWN + (unsigned)i, named};
}

judgement kind_judge(const lang *l, const clause *c, int k, const quote *q, const attribution *a, enum kind before)
{
	view_of v = {.l = l, .c = c, .k = k, .q = q, .a = a, .before = before, .look = look_at(l, quote_inside(q))};
	return judge(&v);
}

judgement kind_judge_inner(const lang *l, const quote *q)
{
	attribution none = {0};
	view_of v = {.l = l, .q = q, .a = &none, .look = look_at(l, quote_inside(q))};
	return judge(&v);
}

const char *kind_name(enum kind kind)
{
	static const char *const names[] = {"speech", "fragment", "title", "term", "unclosed", "indirect"};
	return names[kind];
}

const char *kind_rule_name(unsigned rule)
{
	static const char *const own[] = {"reopened", "unclosed"};
	return rule < KIND_RULE_OWN ? own[rule] : rules[rule - KIND_RULE_OWN].name;
}

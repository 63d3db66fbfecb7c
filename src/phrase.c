#include "phrase.h"

#include <string.h>

static const uint32_t determiner = GRAM_ARTICLE | GRAM_OBLIQUE;

static bool ends_in(span word, span ending)
{
	return ending.n && word.n >= ending.n && memcmp(word.p + word.n - ending.n, ending.p, ending.n) == 0;
}

bool phrase_ends_in(span word, span endings)
{
	const byte *p = endings.p, *end = p + endings.n;
	while (p < end) {
		const byte *space = memchr(p, ' ', (size_t)(end - p));
		if (ends_in(word, (span){p, (size_t)((space ? space : end) - p)})) return true;
		p = space ? space + 1 : end;
	}
	return false;
}

/* Whether token i is a word with a small letter that ends as an adjective does in the nominative singular. */
static bool is_strong(const lang *l, const clause *c, int i)
{
	return clause_kind(c, i) == TOKEN_WORD && !c->t[i].capital && clause_grammar(c, i) == 0 &&
	       ends_in(c->t[i].at, l->article_plural);
}

/* Whether the article at i ends so, and the word behind it as an adjective does that is not in the nominative
 * singular. No adjective but an adverb: der einigermaßen zufriedene …. */
static bool is_weak(const lang *l, const clause *c, int i, span article)
{
	return clause_grammar(c, i) & GRAM_ARTICLE && ends_in(c->t[i].at, article) &&
	       clause_kind(c, i + 1) == TOKEN_WORD && ends_in(c->t[i + 1].at, l->weak) && !is_strong(l, c, i + 2);
}

bool phrase_agrees(const lang *l, const clause *c, int i, int f)
{
	return !is_weak(l, c, i, l->article_plural) || ends_in(c->t[f].at, l->verb_plural);
}

bool phrase_is_masculine(const lang *l, const clause *c, int i)
{
	return clause_grammar(c, i) & GRAM_ARTICLE && ends_in(c->t[i].at, l->article_oblique);
}

bool phrase_is_nominative(const lang *l, const clause *c, int i)
{
	bool der = phrase_is_masculine(l, c, i), ein = false;
	if (clause_kind(c, i + 1) != TOKEN_WORD) return false;
	if (!der && c->t[i + 1].capital && clause_grammar(c, i) & GRAM_ARTICLE)
		ein = lang_form(l, c->t[i].at) & FORM_NOMINATIVE;
	if (!der && !ein) return false;
	if (c->t[i + 1].capital) return lang_noun(l, c->t[i + 1].at) & FORM_MASCULINE;
	return clause_grammar(c, i + 1) == 0 && ends_in(c->t[i + 1].at, l->article_plural);
}

/* The first noun of the phrase [i, end), as far as its capital letter tells; end if there is none. */
static int first_noun(const clause *c, int i, int end)
{
	while (i < end && (clause_grammar(c, i) & determiner || (clause_kind(c, i) == TOKEN_WORD && !c->t[i].capital)))
		i++;
	return i;
}

bool phrase_is_thing(const lang *l, const clause *c, int i, int end)
{
	if (!l->forms.used) return false;
	i = first_noun(c, i, end);
	return i < end && clause_kind(c, i) == TOKEN_WORD && lang_noun(l, c->t[i].at) & FORM_THING;
}

bool phrase_is_linked(const lang *l, const clause *c, int i, int end)
{
	int noun = first_noun(c, i, end) + 1;
	return noun < end && (clause_is_noun(l, c, noun) || clause_grammar(c, noun) & GRAM_LINK);
}

bool phrase_is_oblique(const lang *l, const clause *c, int i)
{
	uint32_t g = clause_grammar(c, i);
	if (g & GRAM_OBLIQUE && !(g & (GRAM_ARTICLE | GRAM_PRONOUN))) return true;
	if (!(g & GRAM_ARTICLE) || clause_kind(c, i + 1) != TOKEN_WORD) return false;
	bool feminine = phrase_is_masculine(l, c, i) && clause_is_noun(l, c, i + 1) &&
			lang_noun(l, c->t[i + 1].at) & FORM_FEMININE;
	return feminine ||
	       (!c->t[i + 1].capital && clause_grammar(c, i + 1) == 0 && is_weak(l, c, i, l->article_oblique));
}

int phrase_skip_adverbs(const clause *c, int i, int end)
{
	while (i < end && clause_grammar(c, i) & (GRAM_ADVERB | GRAM_OBJECT) &&
		!(clause_grammar(c, i) & (GRAM_PRONOUN | GRAM_PREPOSITION)))
		i++;
	return i;
}

/* Behind "(SPD)", or i. */
static int skip_bracket(const clause *c, int i, int end)
{
	if (clause_kind(c, i) != TOKEN_OPEN) return i;
	for (int j = i + 1; j < end && j <= i + PHRASE_BRACKET; j++)
		if (clause_kind(c, j) == TOKEN_CLOSE) return j + 1;
	return i;
}

/* A word that may stand between a determiner and its noun. */
static bool is_adjective(const clause *c, int i)
{
	return clause_kind(c, i) == TOKEN_NUMBER ||
	       (clause_kind(c, i) == TOKEN_WORD && (clause_grammar(c, i) & ~(uint32_t)GRAM_SAID) == 0);
}

/* Behind the nouns and names that begin at i; those of a title in quotation marks are among them, where a word stands
 * before it. */
static int nouns(const lang *l, const clause *c, int i, int end)
{
	int j = i;
	while (j < end) {
		enum token_kind kind = clause_kind(c, j);
		bool ampersand = kind == TOKEN_MARK && c->t[j].at.n == 1 && *c->t[j].at.p == '&';
		int bracket = j > i ? skip_bracket(c, j, end) : j;
		if (clause_is_noun(l, c, j) || (j > i && (kind == TOKEN_NUMBER || ampersand))) j++;
		else if (bracket > j) j = bracket;
		else break;
	}
	return j;
}

/* Behind the name in the genitive that begins at i and stands before adjectives as a determiner does: Bayerns früherer
 * …; i where there is none. */
static int genitive(const lang *l, const clause *c, int i, int end)
{
	int j = i + 1;
	if (!clause_is_noun(l, c, i) || !phrase_ends_in(c->t[i].at, l->genitive)) return i;
	while (j < end && j <= i + PHRASE_ADJECTIVES && is_adjective(c, j) && !c->t[j].capital &&
		phrase_ends_in(c->t[j].at, l->adjective))
		j++;
	return j > i + 1 && j < end && clause_is_noun(l, c, j) ? j : i;
}

/* Behind what may stand between the determiner before token i and its adjectives: adverbs, and phrases with a
 * preposition (der seit langem in Bonn lebende Autor); i where no adjective with its ending and a noun follow. */
static int attribute(const lang *l, const clause *c, int i, int end)
{
	int j = i;
	for (int n = 0; n < PHRASE_ATTRIBUTES && j < end; n++) {
		uint32_t g = clause_grammar(c, j);
		if (g & GRAM_PREPOSITION) {
			bool number = clause_kind(c, j + 1) == TOKEN_NUMBER && !clause_is_noun(l, c, j + 2);
			int behind = number ? j + 2 : phrase_end(l, c, j + 1, end, 0); /* der seit 2010 amtierende … */
			if (behind == j + 1) break;
			j = behind;
		} else if (g & GRAM_ADVERB && !c->t[j].capital) j++;
		else break;
	}
	bool adjective = j > i && j + 1 < end && clause_kind(c, j) == TOKEN_WORD && !c->t[j].capital &&
			 clause_grammar(c, j) == 0 && phrase_ends_in(c->t[j].at, l->attribute);
	return adjective && (clause_is_noun(l, c, j + 1) || clause_grammar(c, j + 1) == 0) ? j : i;
}

/* Whether token j, with a determiner before it and a finite verb behind, is a name that is written small: die dpa
 * meldete; or a known one. */
static bool is_acronym(const lang *l, const clause *c, int i, int j)
{
	if (clause_kind(c, j) != TOKEN_WORD || clause_grammar(c, j) || c->t[j].at.n > PHRASE_ACRONYM) return false;
	if (!c->t[j].capital && lang_form(l, c->t[j].at) & FORM_ACRONYM) return true;
	return j > i && clause_grammar(c, j + 1) & (GRAM_SAY | GRAM_SPLIT | GRAM_AUXILIARY | GRAM_PASSIVE) &&
	       !phrase_ends_in(c->t[j].at, l->adjective) && !ends_in(c->t[j].at, l->article_plural);
}

/* Determiners, adjectives, nouns. */
static int core(const lang *l, const clause *c, int i, int end)
{
	int j = i;
	while (j < end && j < i + 3 && clause_grammar(c, j) & determiner) j++;
	int adjectives = j > i && l->attribute.n ? attribute(l, c, j, end) : j;
	while (l->nouns_capital && adjectives < end && adjectives < j + PHRASE_ADJECTIVES &&
		is_adjective(c, adjectives) && !clause_is_noun(l, c, adjectives))
		adjectives++;
	if (j == i && adjectives == i) adjectives = genitive(l, c, i, end);
	int k = nouns(l, c, adjectives, end);
	if (clause_kind(c, k) == TOKEN_QUOTE && k < end && k > i) {
		int more = nouns(l, c, skip_bracket(c, k + 1, end), end);
		if (c->t[k].capital || (clause_grammar(c, k - 1) & GRAM_KIND && !clause_is_long(c, k))) return more;
	}
	if (k > adjectives) return k;
	if (j < end && (adjectives == j + 1 || adjectives == j) && is_acronym(l, c, i, j)) return j + 1;
	bool pronoun = clause_grammar(c, i) & (GRAM_PRONOUN | GRAM_IMPERSONAL);
	return pronoun && i < end ? i + 1 : i;
}

/* Where the phrase that a link at i ties to the one before it begins; i -1 if there is no link. */
static int linked(const clause *c, int i, unsigned how)
{
	uint32_t links = how & PHRASE_WIDE ? GRAM_LINK | GRAM_PREPOSITION | GRAM_AND : GRAM_LINK | GRAM_AND;
	if (!(clause_grammar(c, i) & links)) return -1;
	return clause_grammar(c, i) & determiner ? i : i + 1;
}

int phrase_end(const lang *l, const clause *c, int i, int end, unsigned how)
{
	if (end > i + PHRASE_TOKENS) end = i + PHRASE_TOKENS;
	if (end > c->n) end = c->n;
	if (i < 0 || i >= end) return i;
	if (how & PHRASE_SUBJECT && phrase_is_oblique(l, c, i)) return i;
	int j = core(l, c, i, end);
	bool joined = how & PHRASE_WIDE && clause_grammar(c, j) & GRAM_AND; /* er und seine Frau */
	if (j == i || (!joined && clause_grammar(c, j - 1) & (GRAM_PRONOUN | GRAM_IMPERSONAL))) return j;
	while (j < end) {
		int from = linked(c, j, how), k = from < 0 ? from : core(l, c, from, end);
		if (k == from) break;
		j = k;
	}
	return j;
}

/* Behind an apposition whose comma is at i; i if there is none. It ends at a comma, a quotation, or at the sentence's
 * or the phrase's end. */
static int apposition(const lang *l, const clause *c, int i, int end, unsigned how)
{
	if (clause_kind(c, i) != TOKEN_COMMA || i + 1 >= end) return i;
	int j = phrase_end(l, c, i + 1, end, how);
	if (j == i + 1 && clause_kind(c, j) == TOKEN_NUMBER) j++;
	if (j == i + 1 || clause_grammar(c, i + 1) & (GRAM_PRONOUN | GRAM_IMPERSONAL)) return i;
	enum token_kind next = clause_kind(c, j);
	bool quoted = next == TOKEN_QUOTE && l->verb_second;
	return next == TOKEN_COMMA || next == TOKEN_STOP || next == TOKEN_CLOSE || quoted || j >= c->n ? j : i;
}

int phrase_whole(const lang *l, const clause *c, int i, int end, unsigned how)
{
	int j = phrase_end(l, c, i, end, how);
	if (j == i || clause_grammar(c, j - 1) & (GRAM_PRONOUN | GRAM_IMPERSONAL)) return j;
	for (int n = 0; n < PHRASE_APPOSITIONS; n++) {
		int k = apposition(l, c, j, end, how);
		if (k == j) break;
		j = k;
	}
	return j;
}

/* A word that is an adverb by its ending. */
bool phrase_is_adverb(const lang *l, const clause *c, int i)
{
	return l->adverb.n && clause_kind(c, i) == TOKEN_WORD && !clause_grammar(c, i) && !c->t[i].capital &&
	       phrase_ends_in(c->t[i].at, l->adverb);
}

/* The phrase that ends before token i, for a source whose preposition stands behind. */
int phrase_before(const lang *l, const clause *c, int i)
{
	for (int from = i - PHRASE_TOKENS > 0 ? i - PHRASE_TOKENS : 0; from < i; from++) {
		bool begins = from == 0 || !(clause_kind(c, from - 1) == TOKEN_WORD) || clause_is_finite(c, from - 1) ||
			      clause_grammar(c, from) & (GRAM_ARTICLE | GRAM_OBLIQUE);
		if (begins && phrase_end(l, c, from, i, 0) == i) return from;
	}
	return phrase_end(l, c, i - 1, i, 0) == i ? i - 1 : -1;
}

#include "look.h"

#include <unicase.h>

bool look_edge_far(const look *f, const byte *p)
{
	char32_t before = utf8_before(f->start, p), at = utf8_at(p, f->end);
	return !(utf8_is_word(before) || before == LOOK_SOFT_HYPHEN) || !(utf8_is_word(at) || at == LOOK_SOFT_HYPHEN);
}

/* Whether a name ends at p; digits may follow: EUR12, October2. */
static bool name_ends(const look *f, const byte *p)
{
	return look_edge(f, p) || (utf8_is_letter(utf8_before(f->start, p)) && look_digit(f, p));
}

bool look_is_blank(char32_t c)
{
	return c == ' ' || c == 0xA0 || c == 0x202F || c == 0x2009 || c == '\t' || c == '\n' || c == '\r';
}

bool look_is_dash(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011 || c == 0x2013 || c == 0x2212; }

const byte *look_skip_far(const look *f, const byte *p)
{
	const byte *most = f->end - p > LOOK_SPACES ? p + LOOK_SPACES : f->end;
	while (p < most) {
		const byte *next = p;
		if (!look_is_blank(utf8_next(&next, f->end))) break;
		p = next;
	}
	return p;
}

const byte *look_skip_back(const look *f, const byte *p)
{
	if (p - f->floor > 1 && p[-1] == ' ' && look_is_plain(p[-2])) return p - 1;
	const byte *least = p - f->floor > LOOK_SPACES ? p - LOOK_SPACES : f->floor;
	while (p > least) {
		const byte *before = p;
		if (look_is_plain(p[-1]) || !look_is_blank(utf8_prev(f->floor, &before))) break;
		p = before;
	}
	return p;
}

const byte *look_word_back(const look *f, const byte *p)
{
	const byte *least = p - f->floor > LOOK ? p - LOOK : f->floor;
	while (p > least) {
		const byte *before = p - 1;
		if (!look_is_plain(*before)) {
			before = p;
			if (p[-1] < 0x80 || !utf8_is_letter(utf8_prev(f->floor, &before))) break;
		}
		p = before;
	}
	return p;
}

/* One character of the text in the trie; 0 where no key goes on with it. */
static uint32_t step_char(const trie *t, uint32_t at, const byte *p, const byte *next, bool folded)
{
	byte b[UTF8_MAX * 2];
	if (next - p == 1) return trie_step(t, at, folded && *p >= 'A' && *p <= 'Z' ? *p | 0x20 : *p);
	buf lower = {.p = b, .cap = sizeof b};
	if (folded) {
		const byte *q = p;
		utf8_add(&lower, uc_tolower(utf8_next(&q, next)));
	} else {
		buf_add(&lower, (span){p, (size_t)(next - p)});
	}
	for (size_t i = 0; i < lower.n; i++)
		if (!(at = trie_step(t, at, b[i]))) return 0;
	return at;
}

/* Notes a word: the longest comes first, and the last one drops out where there are too many. */
static void note(look_memo *m, const byte *end, uint32_t senses)
{
	if (m->n < LOOK_ENDS) m->n++;
	for (int i = LOOK_ENDS - 1; i > 0; i--) m->end[i] = m->end[i - 1], m->senses[i] = m->senses[i - 1];
	m->end[0] = end;
	m->senses[0] = senses;
}

/* A bit for the role of each sense. */
static uint64_t roles_of(const lexicon *w, uint32_t senses)
{
	uint64_t roles = 0;
	for (; senses; senses = w->senses[senses - 1].next) roles |= (uint64_t)1 << w->senses[senses - 1].role;
	return roles;
}

/* Apart from its caller, which most often has nothing to walk. */
__attribute__((noinline)) static void walk_parts(const look *f, const byte *p, look_memo *m)
{
	const trie *t = &f->w->numbers;
	uint32_t at = 0;
	while (p < f->end) {
		if (look_is_plain(*p)) {
			at = trie_step(t, at, *p++ | 0x20);
		} else if (*p < 0x80) {
			at = trie_step(t, at, *p == ' ' && at ? '-' : *p); /* quatre vingt */
			p++;
		} else {
			const byte *next = p;
			char32_t c = utf8_next(&next, f->end);
			if (c != LOOK_SOFT_HYPHEN || at == 0) at = step_char(t, at, p, next, true);
			p = next;
			if (c == LOOK_SOFT_HYPHEN && at) continue;
		}
		if (!at) break;
		if (!trie_value(t, at)) continue;
		note(m, p, trie_value(t, at));
		if (trie_is_leaf(t, at)) break;
	}
	m->reach = p;
	if (m->n && look_edge(f, m->end[0])) m->roles = roles_of(f->w, m->senses[0]);
}

void look_parts_far(const look *f, const byte *p, look_memo *m)
{
	m->at = m->reach = p;
	m->n = 0;
	m->roles = 0;
	if (f->end - p > 2 && p[1] < 0x80 && p[2] < 0x80 && !lexicon_may_part(f->w, p)) return;
	walk_parts(f, p, m);
}

enum { APART_LEAST = 6 /* bytes of a name whose first word is one letter */ };

/* Whether [start, p) is a letter and another short word, no name: 100 m in. */
static bool is_torn(const byte *start, const byte *p)
{
	return p - start < APART_LEAST && p - start > 2 && look_is_plain(*start) && start[1] == ' ' &&
	       look_is_plain(start[2]);
}

/* The longest name at p that ends a word. White space inside it is passed over: keys have none.
 * *cased says whether the case of the text could make a difference. What is looked at ends before m->reach. */
static const byte *walk_name_as(const look *f, const byte *p, uint32_t *senses, bool folded, bool *cased, look_memo *m)
{
	const trie *t = &f->w->names;
	const byte *found = NULL, *start = p;
	const byte fold = folded ? 0x20 : 0;
	const byte *next = p;
	uint32_t at = 0;
	while (p < f->end) {
		next = p + 1;
		if (look_is_plain(*p)) {
			*cased |= *p < 'a';
			at = trie_step(t, at, *p | fold);
		} else {
			if (at && (*p == ' ' || *p >= 0x80 || *p < ' ') && look_is_blank(utf8_at(p, f->end))) {
				p = next = look_skip(f, p);
				if (p == f->end) break;
			}
			next = p;
			*cased |= utf8_next(&next, f->end) >= 0x80 || (*p >= 'A' && *p <= 'Z');
			at = step_char(t, at, p, next, folded);
		}
		if (!at) break;
		p = next;
		if (!trie_value(t, at) || !name_ends(f, p) || (folded && p - start < LEXICON_FOLDED_LEAST)) continue;
		if (is_torn(start, p)) continue;
		*senses = trie_value(t, at);
		found = p;
		if (trie_is_leaf(t, at)) break;
	}
	if (next > m->reach) m->reach = next;
	return found;
}

__attribute__((noinline)) static void walk_name(const look *f, const byte *p, look_memo *m)
{
	bool cased = false;
	uint32_t other;
	const byte *exact = walk_name_as(f, p, m->senses, false, &cased, m);
	if (!(exact && exact - p >= LEXICON_FOLDED_LEAST) && cased) {
		const byte *folded = walk_name_as(f, p, &other, true, &cased, m);
		if (folded && !(exact && exact >= folded)) exact = folded, m->senses[0] = other;
	}
	if (!exact) return;
	m->n = 1;
	m->end[0] = exact;
	m->roles = roles_of(f->w, m->senses[0]);
}

void look_names_far(const look *f, const byte *p, look_memo *m)
{
	m->at = m->reach = p;
	m->n = 0;
	m->roles = 0;
	if (!look_is_long(f, p) || lexicon_may_name(f->w, p)) walk_name(f, p, m);
}

bool look_is_whole(const look *f, const look_memo *m, ptrdiff_t least)
{
	if (m->n == 0) return false;
	const look_memo known = *m; /* its place may be taken by another look-up */
	for (unsigned i = 0; i < known.n; i++) {
		const byte *end = look_soft(f, known.end[i]);
		if (look_edge(f, end)) return true;
		if (known.end[i] - known.at < least && !f->w->senses[known.senses[i] - 1].bound) continue;
		if (look_parts(f, end)->n) return true;
	}
	return false;
}

/* Whether all that was looked at for the word at p stands before `end`. */
static bool is_within(const look *f, const byte *p, const byte *end)
{
	const look_memo parts = *look_parts(f, p);
	bool within = parts.reach <= end && look_names(f, p)->reach <= end;
	for (unsigned i = 0; within && i < parts.n; i++) {
		const byte *next = look_soft(f, parts.end[i]);
		within = next >= end || look_parts(f, next)->reach <= end;
	}
	return within;
}

look_glance look_at_far(const look *f, const byte *p, unsigned n)
{
	look_glance g = {.roles = look_parts(f, p)->roles | look_names(f, p)->roles};
	g.none = !look_is_whole(f, look_parts(f, p), 0) && !look_names(f, p)->n;
	if (!n || p[n] > '/' || !f->words || !is_within(f, p, p + n)) return g;
	letters_key l = letters_of(p, n, f->end);
	f->words[letters_hash(l, LOOK_WORDS)] = (look_word){l, g};
	return g;
}

const byte *look_joint(const look *f, const byte *p)
{
	if (p < f->end && *p == ' ') return look_skip(f, p);
	const byte *next = p;
	char32_t c = p < f->end ? utf8_next(&next, f->end) : 0;
	return look_is_dash(c) || c == 0x2014 ? next : look_skip(f, p);
}

const byte *look_token_back(const look *f, const byte *p)
{
	const byte *least = p - f->floor > LOOK ? p - LOOK : f->floor;
	while (p > least) {
		const byte *before = p;
		if (p[-1] <= '/') break;
		char32_t c = utf8_prev(f->floor, &before);
		if (!utf8_is_word(c) || utf8_is_unspaced(c)) break;
		p = before;
	}
	return p;
}

const byte *look_connector(const look *f, const byte *p)
{
	bool hangs = f->end - p > 1 && *p == '-' && p[1] == ' ';
	const byte *word = look_skip(f, p + hangs), *end;
	if (word == f->end) return NULL;
	char32_t c = utf8_at(word, f->end);
	if (look_is_dash(c)) {
		end = word;
		utf8_next(&end, f->end);
		const byte *after = look_skip(f, end);
		return (word > p) == (after > end) ? after : NULL;
	}
	end = look_role(f, word, ROLE_RANGE, NULL);
	return end && word > p ? look_skip(f, end) : NULL;
}

const byte *look_between(const look *f, const byte *start, const byte *p)
{
	const byte *word = look_skip(f, p);
	if (word == p || word == f->end || *word < 'A') return NULL;
	const byte *joiner = look_role(f, word, ROLE_JOINER, NULL);
	if (!joiner) return NULL;
	const byte *end = look_skip_back(f, start), *before = look_word_back(f, end);
	if (end == start || before == end || look_role(f, before, ROLE_BETWEEN, NULL) != end) return NULL;
	return look_skip(f, joiner);
}

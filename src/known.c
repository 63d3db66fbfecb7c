#include "known.h"

span known_word_far(const look *f, const byte *p)
{
	const byte *end = p, *most = f->end - p > LOOK ? p + LOOK : f->end;
	for (;;) {
		while (end < most && look_is_plain(*end)) end++;
		const byte *next = end;
		if (end >= most || *end < 0x80 || !utf8_is_letter(utf8_next(&next, f->end))) break;
		end = next;
	}
	return (span){p, (size_t)(end - p)};
}

static bool note_text(const exact_texts *texts, exact_text t, byte *out, byte *n)
{
	if (t.n > KNOWN_BYTES) return false;
	if (t.n) memcpy(out, texts->bytes.p + t.at, t.n);
	*n = (byte)t.n;
	return true;
}

void known_note_none(known_word *w, letters_key l)
{
	if (l.half[0]) *w = (known_word){.letters = l};
}

void known_note(known_word *w, letters_key l, const exact_texts *texts, const reading *n)
{
	known_word word = {.letters = l, .number = true, .kind = (byte)n->kind, .rule = (byte)n->rule};
	if (!l.half[0] || n->to.n || n->value2.n || !note_text(texts, n->value, word.value, &word.value_n) ||
		!note_text(texts, n->unit, word.unit, &word.unit_n))
		return;
	*w = word;
}

bool known_read(const known_word *w, exact_texts *texts, span at, reading *n)
{
	if (!w->number) return false;
	if (w->value_n) n->value = exact_put_text(texts, (span){w->value, w->value_n});
	if (w->unit_n) n->unit = exact_put_text(texts, (span){w->unit, w->unit_n});
	return reading_found(n, at.p, at.p + at.n, (enum kind)w->kind, (enum rule)w->rule);
}

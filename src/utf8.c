#include "utf8.h"

#include <string.h>

/* The ranges of second bytes are those of Unicode's table 3-7: no overlong forms, no surrogates, none past U+10FFFF. */
static byte second_least(byte lead) { return lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80; }

static byte second_most(byte lead) { return lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF; }

static int lead_length(byte c)
{
	if (c < 0x80) return 1;
	if (c < 0xC2) return 0;
	if (c < 0xE0) return 2;
	if (c < 0xF0) return 3;
	return c < 0xF5 ? 4 : 0;
}

int utf8_length(const byte *p, const byte *end)
{
	int n = lead_length(*p);
	if (n < 2) return n;
	if (end - p < 2) return -1;
	if (p[1] < second_least(*p) || p[1] > second_most(*p)) return 0;
	for (int i = 2; i < n; i++) {
		if (end - p <= i) return -i;
		if ((p[i] & 0xC0) != 0x80) return 0;
	}
	return n;
}

char32_t utf8_next_far(const byte **p, const byte *end)
{
	const byte *s = *p;
	int n = utf8_length(s, end);
	*p += n > 0 ? n : 1;
	switch (n) {
	case 1: return *s;
	case 2: return (char32_t)((s[0] & 0x1F) << 6 | (s[1] & 0x3F));
	case 3: return (char32_t)((s[0] & 0x0F) << 12 | (s[1] & 0x3F) << 6 | (s[2] & 0x3F));
	case 4: return (char32_t)((s[0] & 0x07) << 18 | (s[1] & 0x3F) << 12 | (s[2] & 0x3F) << 6 | (s[3] & 0x3F));
	default: return UTF8_BAD;
	}
}

char32_t utf8_prev_far(const byte *start, const byte **p)
{
	const byte *end = *p;
	for (int back = 2; back <= UTF8_MAX && end - start >= back; back++) {
		if (utf8_length(end - back, end) != back) continue;
		*p = end - back;
		const byte *s = *p;
		return utf8_next(&s, end);
	}
	--*p;
	return UTF8_BAD;
}

size_t utf8_count(const byte *p, const byte *end)
{
	size_t n = 0;
	for (; p < end; p++) n += (*p & 0xC0) != 0x80;
	return n;
}

size_t utf8_count_any(const byte *p, const byte *end)
{
	size_t n = 0;
	for (; p < end; n++) utf8_next(&p, end);
	return n;
}

const byte *utf8_invalid(const byte *p, const byte *end)
{
	while (p < end) {
		int n = utf8_length(p, end);
		if (n <= 0) return p;
		p += n;
	}
	return end;
}

const byte *utf8_boundary(const byte *start, const byte *p, const byte *end)
{
	if (p >= end) return end;
	for (int back = 1; back < UTF8_MAX && p - start >= back; back++)
		if (utf8_length(p - back, end) > back) return p - back;
	return p;
}

void utf8_add(buf *b, char32_t c)
{
	if (c < 0x80) {
		buf_add_byte(b, (byte)c);
		return;
	}
	if (c < 0x800) {
		buf_add_byte(b, (byte)(0xC0 | c >> 6));
	} else {
		if (c < 0x10000) {
			buf_add_byte(b, (byte)(0xE0 | c >> 12));
		} else {
			buf_add_byte(b, (byte)(0xF0 | c >> 18));
			buf_add_byte(b, (byte)(0x80 | (c >> 12 & 0x3F)));
		}
		buf_add_byte(b, (byte)(0x80 | (c >> 6 & 0x3F)));
	}
	buf_add_byte(b, (byte)(0x80 | (c & 0x3F)));
}

const byte *utf8_skip_space(const byte *p, const byte *end)
{
	while (p < end) {
		const byte *next = p;
		if (!utf8_is_space(utf8_next(&next, end))) break;
		p = next;
	}
	return p;
}

const byte *utf8_trim_space(const byte *start, const byte *p)
{
	while (start < p) {
		const byte *before = p;
		if (!utf8_is_space(utf8_prev(start, &before))) break;
		p = before;
	}
	return p;
}

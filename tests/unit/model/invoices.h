#pragma once

#include "core/model/usage.h"

// Bills worked out by hand from the providers' price pages. Prices stand here as the pages state them, in
// dollars for a million tokens, and not as our catalog has them; a price for a million times a number of
// tokens gives millionths of a dollar, and that is what the arithmetic is in.

namespace invoices {

/// Dollars for a million tokens; those by the piece in dollars for a thousand, as pages state them. Null: not
/// on the page.
struct Page {
    const char *prompt = nullptr;
    const char *completion = nullptr;
    const char *cacheRead = nullptr;
    const char *cacheWrite = nullptr;
    const char *cacheWrite1h = nullptr;
    const char *reasoning = nullptr;
    const char *audioInput = nullptr;
    const char *audioOutput = nullptr;
    const char *imageOutputToken = nullptr;
    const char *imagesPerThousand = nullptr;
    const char *requestsPerThousand = nullptr;
    const char *searchesPerThousand = nullptr;
};

struct LongPrompts {
    qint64 above = 0; ///< Prompt tokens; 0: no such prices.
    Page page = {};
};

struct Hours {
    int from = 0; ///< HHMM in UTC.
    int to = 0; ///< The same; as `from`: no such hours.
    Page page = {};
};

struct ServiceTier {
    const char *name = nullptr;
    Page page = {};
};

struct Invoice {
    const char *name; ///< Provider, model, what is special.
    const char *arithmetic; ///< In millionths of a dollar.
    Page page;
    core::Usage usage;
    const char *cost; ///< Dollars.
    LongPrompts longPrompts = {};
    LongPrompts longerPrompts = {};
    Hours hours = {};
    int at = 1200; ///< HHMM in UTC.
    ServiceTier serviceTier = {};
};

// Anthropic: platform.claude.com/docs/en/about-claude/pricing
constexpr Page kSonnet45 {.prompt = "3",
                          .completion = "15",
                          .cacheRead = "0.30",
                          .cacheWrite = "3.75",
                          .cacheWrite1h = "6",
                          .searchesPerThousand = "10"};
constexpr LongPrompts kSonnet45Long {
    200'000,
    {.prompt = "6", .completion = "22.50", .cacheRead = "0.60", .cacheWrite = "7.50", .cacheWrite1h = "12"}};
constexpr Page kOpus46 {.prompt = "5",
                        .completion = "25",
                        .cacheRead = "0.50",
                        .cacheWrite = "6.25",
                        .cacheWrite1h = "10",
                        .searchesPerThousand = "10"};
constexpr Page kHaiku45 {
    .prompt = "1", .completion = "5", .cacheRead = "0.10", .cacheWrite = "1.25", .searchesPerThousand = "10"};
// OpenAI: platform.openai.com/docs/pricing
constexpr Page kGpt5 {.prompt = "1.25", .completion = "10.00", .cacheRead = "0.125"};
constexpr Page kGpt54 {.prompt = "2.50", .completion = "15.00", .cacheRead = "0.25"};
constexpr LongPrompts kGpt54Long {272'000, {.prompt = "5.00", .completion = "22.50", .cacheRead = "0.50"}};
// Google: ai.google.dev/gemini-api/docs/pricing
constexpr Page kGemini25Pro {.prompt = "1.25", .completion = "10.00", .cacheRead = "0.125"};
constexpr LongPrompts kGemini25ProLong {200'000,
                                        {.prompt = "2.50", .completion = "15.00", .cacheRead = "0.25"}};
constexpr Page kGemini25Flash {.prompt = "0.30",
                               .completion = "2.50",
                               .cacheRead = "0.03",
                               .audioInput = "1.00",
                               .searchesPerThousand = "35"};
// DeepSeek: api-docs.deepseek.com/quick_start/pricing, as it was from February to September 2025
constexpr Page kDeepSeekChat {.prompt = "0.27", .completion = "1.10", .cacheRead = "0.07"};
constexpr Page kDeepSeekReasoner {.prompt = "0.55", .completion = "2.19", .cacheRead = "0.14"};
constexpr Hours kDeepSeekOffPeak {1630, 30, {.prompt = "0.135", .completion = "0.55", .cacheRead = "0.035"}};
// Alibaba: alibabacloud.com/help/en/model-studio/models
constexpr Page kQwen3CoderPlus {.prompt = "1", .completion = "5"};
constexpr LongPrompts kQwen3CoderAbove32k {32'000, {.prompt = "1.8", .completion = "9"}};
constexpr LongPrompts kQwen3CoderAbove128k {128'000, {.prompt = "3", .completion = "15"}};

inline const Invoice kInvoices[] = {
    {.name = "Anthropic, Claude Sonnet 4.5",
     .arithmetic = "1000 × 3 + 500 × 15 = 3000 + 7500 = 10500",
     .page = kSonnet45,
     .usage = {.promptTokens = 1000, .completionTokens = 500},
     .cost = "0.0105"},
    {.name = "Anthropic, Claude Sonnet 4.5, read from the cache",
     .arithmetic = "2000 × 3 + 10000 × 0.30 + 400 × 15 = 6000 + 3000 + 6000 = 15000",
     .page = kSonnet45,
     .usage = {.promptTokens = 12'000, .cachedTokens = 10'000, .completionTokens = 400},
     .cost = "0.015"},
    {.name = "Anthropic, Claude Sonnet 4.5, written for 5 minutes",
     .arithmetic = "500 × 3 + 8000 × 3.75 + 200 × 15 = 1500 + 30000 + 3000 = 34500",
     .page = kSonnet45,
     .usage = {.promptTokens = 8500, .cacheWriteTokens = 8000, .completionTokens = 200},
     .cost = "0.0345"},
    {.name = "Anthropic, Claude Sonnet 4.5, written for an hour",
     .arithmetic = "500 × 3 + 8000 × 6 + 200 × 15 = 1500 + 48000 + 3000 = 52500",
     .page = kSonnet45,
     .usage = {.promptTokens = 8500,
               .cacheWriteTokens = 8000,
               .cacheWrite1hTokens = 8000,
               .completionTokens = 200},
     .cost = "0.0525"},
    {.name = "Anthropic, Claude Opus 4.6, both kinds of cache and read",
     .arithmetic = "100 × 5 + 1000 × 6.25 + 2000 × 10 + 50000 × 0.50 + 1500 × 25 "
                   "= 500 + 6250 + 20000 + 25000 + 37500 = 89250",
     .page = kOpus46,
     .usage = {.promptTokens = 53'100,
               .cachedTokens = 50'000,
               .cacheWriteTokens = 3000,
               .cacheWrite1hTokens = 2000,
               .completionTokens = 1500},
     .cost = "0.08925"},
    {.name = "Anthropic, Claude Sonnet 4.5, prompt of just 200k",
     .arithmetic = "200000 × 3 + 1000 × 15 = 600000 + 15000 = 615000",
     .page = kSonnet45,
     .usage = {.promptTokens = 200'000, .completionTokens = 1000},
     .cost = "0.615",
     .longPrompts = kSonnet45Long},
    {.name = "Anthropic, Claude Sonnet 4.5, prompt above 200k",
     .arithmetic = "250000 × 6 + 1000 × 22.50 = 1500000 + 22500 = 1522500",
     .page = kSonnet45,
     .usage = {.promptTokens = 250'000, .completionTokens = 1000},
     .cost = "1.5225",
     .longPrompts = kSonnet45Long},
    {.name = "Anthropic, Claude Sonnet 4.5, above 200k with the cache",
     .arithmetic = "1 × 6 + 200000 × 0.60 + 100 × 22.50 = 6 + 120000 + 2250 = 122256",
     .page = kSonnet45,
     .usage = {.promptTokens = 200'001, .cachedTokens = 200'000, .completionTokens = 100},
     .cost = "0.122256",
     .longPrompts = kSonnet45Long},
    {.name = "Anthropic, Claude Haiku 4.5, three web searches",
     .arithmetic = "5000 × 1 + 300 × 5 + 3 × 10000 = 5000 + 1500 + 30000 = 36500",
     .page = kHaiku45,
     .usage = {.promptTokens = 5000, .completionTokens = 300, .webSearches = 3},
     .cost = "0.0365"},
    {.name = "Anthropic, Claude Haiku 4.5, thinking is answer",
     .arithmetic = "400 × 1 + 3000 × 5 = 400 + 15000 = 15400",
     .page = kHaiku45,
     .usage = {.promptTokens = 400, .completionTokens = 3000, .reasoningTokens = 2000},
     .cost = "0.0154"},
    {.name = "Anthropic, Claude Sonnet 4.5, batch",
     .arithmetic = "10000 × 1.50 + 2000 × 7.50 = 15000 + 15000 = 30000",
     .page = kSonnet45,
     .usage = {.promptTokens = 10'000, .completionTokens = 2000, .serviceTier = QStringLiteral("batch")},
     .cost = "0.03",
     .serviceTier = {"batch", {.prompt = "1.50", .completion = "7.50"}}},
    {.name = "Anthropic, Claude Opus 4.6, fast mode",
     .arithmetic = "1000 × 30 + 100 × 150 = 30000 + 15000 = 45000",
     .page = kOpus46,
     .usage = {.promptTokens = 1000, .completionTokens = 100, .serviceTier = QStringLiteral("fast")},
     .cost = "0.045",
     .serviceTier = {"fast", {.prompt = "30", .completion = "150"}}},

    {.name = "OpenAI, GPT-5, cached, with reasoning",
     .arithmetic = "2000 × 1.25 + 8000 × 0.125 + 1500 × 10 = 2500 + 1000 + 15000 = 18500",
     .page = kGpt5,
     .usage =
         {.promptTokens = 10'000, .cachedTokens = 8000, .completionTokens = 1500, .reasoningTokens = 1024},
     .cost = "0.0185"},
    {.name = "OpenAI, GPT-5, flex",
     .arithmetic = "2000 × 0.625 + 8000 × 0.0625 + 1500 × 5 = 1250 + 500 + 7500 = 9250",
     .page = kGpt5,
     .usage = {.promptTokens = 10'000,
               .cachedTokens = 8000,
               .completionTokens = 1500,
               .serviceTier = QStringLiteral("flex")},
     .cost = "0.00925",
     .serviceTier = {"flex", {.prompt = "0.625", .completion = "5.00", .cacheRead = "0.0625"}}},
    {.name = "OpenAI, GPT-5, priority",
     .arithmetic = "2000 × 2.50 + 8000 × 0.25 + 1500 × 20 = 5000 + 2000 + 30000 = 37000",
     .page = kGpt5,
     .usage = {.promptTokens = 10'000,
               .cachedTokens = 8000,
               .completionTokens = 1500,
               .serviceTier = QStringLiteral("priority")},
     .cost = "0.037",
     .serviceTier = {"priority", {.prompt = "2.50", .completion = "20.00", .cacheRead = "0.25"}}},
    {.name = "OpenAI, GPT-5, asked for flex but served as usual",
     .arithmetic = "1000 × 1.25 + 100 × 10 = 1250 + 1000 = 2250",
     .page = kGpt5,
     .usage = {.promptTokens = 1000, .completionTokens = 100, .serviceTier = QStringLiteral("default")},
     .cost = "0.00225",
     .serviceTier = {"flex", {.prompt = "0.625", .completion = "5.00", .cacheRead = "0.0625"}}},
    {.name = "OpenAI, GPT-5, batch",
     .arithmetic = "10000 × 0.625 + 1000 × 5 = 6250 + 5000 = 11250",
     .page = kGpt5,
     .usage = {.promptTokens = 10'000, .completionTokens = 1000, .serviceTier = QStringLiteral("batch")},
     .cost = "0.01125",
     .serviceTier = {"batch", {.prompt = "0.625", .completion = "5.00"}}},
    {.name = "OpenAI, o4-mini, two web searches",
     .arithmetic = "9000 × 1.10 + 800 × 4.40 + 2 × 10000 = 9900 + 3520 + 20000 = 33420",
     .page = {.prompt = "1.10", .completion = "4.40", .cacheRead = "0.275", .searchesPerThousand = "10"},
     .usage = {.promptTokens = 9000, .completionTokens = 800, .webSearches = 2},
     .cost = "0.03342"},
    {.name = "OpenAI, GPT-5.4, prompt of just 272k",
     .arithmetic = "272000 × 2.50 + 2000 × 15 = 680000 + 30000 = 710000",
     .page = kGpt54,
     .usage = {.promptTokens = 272'000, .completionTokens = 2000},
     .cost = "0.71",
     .longPrompts = kGpt54Long},
    {.name = "OpenAI, GPT-5.4, prompt above 272k",
     .arithmetic = "300000 × 5 + 2000 × 22.50 = 1500000 + 45000 = 1545000",
     .page = kGpt54,
     .usage = {.promptTokens = 300'000, .completionTokens = 2000},
     .cost = "1.545",
     .longPrompts = kGpt54Long},
    {.name = "OpenAI, GPT-5.4, above 272k, nearly all cached",
     .arithmetic = "1 × 5 + 272000 × 0.50 + 10 × 22.50 = 5 + 136000 + 225 = 136230",
     .page = kGpt54,
     .usage = {.promptTokens = 272'001, .cachedTokens = 272'000, .completionTokens = 10},
     .cost = "0.13623",
     .longPrompts = kGpt54Long},
    {.name = "OpenAI, GPT-4o audio, heard and spoken",
     .arithmetic = "1000 × 2.50 + 500 × 40 + 100 × 10 + 300 × 80 = 2500 + 20000 + 1000 + 24000 = 47500",
     .page = {.prompt = "2.50", .completion = "10.00", .audioInput = "40.00", .audioOutput = "80.00"},
     .usage = {.promptTokens = 1500,
               .completionTokens = 400,
               .audioPromptTokens = 500,
               .audioCompletionTokens = 300},
     .cost = "0.0475"},
    {.name = "OpenAI, gpt-image-1, one square picture of medium quality",
     .arithmetic = "50 × 5 + 1056 × 40 = 250 + 42240 = 42490",
     .page = {.prompt = "5.00", .imageOutputToken = "40.00"},
     .usage = {.promptTokens = 50, .completionTokens = 1056, .imageCompletionTokens = 1056},
     .cost = "0.04249"},
    {.name = "OpenAI, o3-deep-research, thirty searches",
     .arithmetic = "15000 × 10 + 5000 × 2.50 + 12000 × 40 + 30 × 10000 "
                   "= 150000 + 12500 + 480000 + 300000 = 942500",
     .page = {.prompt = "10.00", .completion = "40.00", .cacheRead = "2.50", .searchesPerThousand = "10"},
     .usage = {.promptTokens = 20'000,
               .cachedTokens = 5000,
               .completionTokens = 12'000,
               .reasoningTokens = 9000,
               .webSearches = 30},
     .cost = "0.9425"},

    {.name = "Google, Gemini 2.5 Pro, thoughts are answer",
     .arithmetic = "1000 × 1.25 + 1000 × 10 = 1250 + 10000 = 11250",
     .page = kGemini25Pro,
     .usage = {.promptTokens = 1000, .completionTokens = 1000, .reasoningTokens = 400},
     .cost = "0.01125",
     .longPrompts = kGemini25ProLong},
    {.name = "Google, Gemini 2.5 Pro, prompt of just 200k",
     .arithmetic = "200000 × 1.25 + 1000 × 10 = 250000 + 10000 = 260000",
     .page = kGemini25Pro,
     .usage = {.promptTokens = 200'000, .completionTokens = 1000},
     .cost = "0.26",
     .longPrompts = kGemini25ProLong},
    {.name = "Google, Gemini 2.5 Pro, above 200k with the cache",
     .arithmetic = "50000 × 2.50 + 200000 × 0.25 + 1000 × 15 = 125000 + 50000 + 15000 = 190000",
     .page = kGemini25Pro,
     .usage = {.promptTokens = 250'000, .cachedTokens = 200'000, .completionTokens = 1000},
     .cost = "0.19",
     .longPrompts = kGemini25ProLong},
    {.name = "Google, Gemini 2.5 Pro, batch",
     .arithmetic = "20000 × 0.625 + 3000 × 5 = 12500 + 15000 = 27500",
     .page = kGemini25Pro,
     .usage = {.promptTokens = 20'000, .completionTokens = 3000, .serviceTier = QStringLiteral("batch")},
     .cost = "0.0275",
     .serviceTier = {"batch", {.prompt = "0.625", .completion = "5.00"}}},
    {.name = "Google, Gemini 2.5 Flash, a minute of sound",
     .arithmetic = "1000 × 0.30 + 1920 × 1 + 100 × 2.50 = 300 + 1920 + 250 = 2470",
     .page = kGemini25Flash,
     .usage = {.promptTokens = 2920, .completionTokens = 100, .audioPromptTokens = 1920},
     .cost = "0.00247"},
    {.name = "Google, Gemini 2.5 Flash, one grounded prompt",
     .arithmetic = "800 × 0.30 + 200 × 2.50 + 1 × 35000 = 240 + 500 + 35000 = 35740",
     .page = kGemini25Flash,
     .usage = {.promptTokens = 800, .completionTokens = 200, .webSearches = 1},
     .cost = "0.03574"},
    {.name = "Google, Gemini 2.5 Flash Image, one picture and a word",
     .arithmetic = "20 × 0.30 + 10 × 2.50 + 1290 × 30 = 6 + 25 + 38700 = 38731",
     .page = {.prompt = "0.30", .completion = "2.50", .imageOutputToken = "30.00"},
     .usage = {.promptTokens = 20, .completionTokens = 1300, .imageCompletionTokens = 1290},
     .cost = "0.038731"},
    {.name = "Google, Gemini 3 Pro, two searches",
     .arithmetic = "500 × 2 + 300 × 12 + 2 × 14000 = 1000 + 3600 + 28000 = 32600",
     .page = {.prompt = "2.00", .completion = "12.00", .cacheRead = "0.20", .searchesPerThousand = "14"},
     .usage = {.promptTokens = 500, .completionTokens = 300, .webSearches = 2},
     .cost = "0.0326"},
    {.name = "Google, Gemini Embedding 2, three pictures by the piece",
     .arithmetic = "500 × 0.20 + 3 × 120 = 100 + 360 = 460",
     .page = {.prompt = "0.20", .imagesPerThousand = "0.12"},
     .usage = {.promptTokens = 500, .promptImages = 3},
     .cost = "0.00046"},

    {.name = "DeepSeek, deepseek-chat, the last minute of the day price",
     .arithmetic = "4000 × 0.27 + 6000 × 0.07 + 1000 × 1.10 = 1080 + 420 + 1100 = 2600",
     .page = kDeepSeekChat,
     .usage = {.promptTokens = 10'000, .cachedTokens = 6000, .completionTokens = 1000},
     .cost = "0.0026",
     .hours = kDeepSeekOffPeak,
     .at = 1629},
    {.name = "DeepSeek, deepseek-chat, off-peak",
     .arithmetic = "4000 × 0.135 + 6000 × 0.035 + 1000 × 0.55 = 540 + 210 + 550 = 1300",
     .page = kDeepSeekChat,
     .usage = {.promptTokens = 10'000, .cachedTokens = 6000, .completionTokens = 1000},
     .cost = "0.0013",
     .hours = kDeepSeekOffPeak,
     .at = 1630},
    {.name = "DeepSeek, deepseek-reasoner, off-peak after midnight",
     .arithmetic = "5000 × 0.135 + 4000 × 0.55 = 675 + 2200 = 2875",
     .page = kDeepSeekReasoner,
     .usage = {.promptTokens = 5000, .completionTokens = 4000, .reasoningTokens = 3500},
     .cost = "0.002875",
     .hours = kDeepSeekOffPeak,
     .at = 29},
    {.name = "DeepSeek, deepseek-reasoner, off-peak is over",
     .arithmetic = "5000 × 0.55 + 4000 × 2.19 = 2750 + 8760 = 11510",
     .page = kDeepSeekReasoner,
     .usage = {.promptTokens = 5000, .completionTokens = 4000, .reasoningTokens = 3500},
     .cost = "0.01151",
     .hours = kDeepSeekOffPeak,
     .at = 30},
    {.name = "DeepSeek, V3.2, nearly all from the cache",
     .arithmetic = "48 × 0.28 + 29952 × 0.028 + 700 × 0.42 = 13.44 + 838.656 + 294 = 1146.096",
     .page = {.prompt = "0.28", .completion = "0.42", .cacheRead = "0.028"},
     .usage = {.promptTokens = 30'000, .cachedTokens = 29'952, .completionTokens = 700},
     .cost = "0.001146096"},

    // xAI: docs.x.ai/docs/models. The first three are recorded answers, and xAI's own figure is the same.
    {.name = "xAI, grok-3-mini",
     .arithmetic = "48 × 0.30 + 283 × 0.075 + 343 × 0.50 = 14.4 + 21.225 + 171.5 = 207.125",
     .page = {.prompt = "0.30", .completion = "0.50", .cacheRead = "0.075"},
     .usage = {.promptTokens = 331, .cachedTokens = 283, .completionTokens = 343, .reasoningTokens = 332},
     .cost = "0.000207125"},
    {.name = "xAI, grok-4-fast",
     .arithmetic = "12 × 0.20 + 623 × 0.05 + 85 × 0.50 = 2.4 + 31.15 + 42.5 = 76.05",
     .page = {.prompt = "0.20", .completion = "0.50", .cacheRead = "0.05"},
     .usage = {.promptTokens = 635, .cachedTokens = 623, .completionTokens = 85, .reasoningTokens = 43},
     .cost = "0.00007605"},
    {.name = "xAI, grok-code-fast-1",
     .arithmetic = "274 × 0.20 + 192 × 0.02 + 334 × 1.50 = 54.8 + 3.84 + 501 = 559.64",
     .page = {.prompt = "0.20", .completion = "1.50", .cacheRead = "0.02"},
     .usage = {.promptTokens = 466, .cachedTokens = 192, .completionTokens = 334, .reasoningTokens = 266},
     .cost = "0.00055964"},
    {.name = "xAI, grok-4.3, prompt above 200k",
     .arithmetic = "110000 × 2.50 + 100000 × 0.40 + 1000 × 5 = 275000 + 40000 + 5000 = 320000",
     .page = {.prompt = "1.25", .completion = "2.50", .cacheRead = "0.20"},
     .usage = {.promptTokens = 210'000, .cachedTokens = 100'000, .completionTokens = 1000},
     .cost = "0.32",
     .longPrompts = {200'000, {.prompt = "2.50", .completion = "5.00", .cacheRead = "0.40"}}},

    // Mistral: mistral.ai/pricing
    {.name = "Mistral, Mistral Large 3",
     .arithmetic = "12345 × 0.5 + 678 × 1.5 = 6172.5 + 1017 = 7189.5",
     .page = {.prompt = "0.5", .completion = "1.5"},
     .usage = {.promptTokens = 12'345, .completionTokens = 678},
     .cost = "0.0071895"},
    {.name = "Mistral, Codestral",
     .arithmetic = "2000 × 0.3 + 500 × 0.9 = 600 + 450 = 1050",
     .page = {.prompt = "0.3", .completion = "0.9"},
     .usage = {.promptTokens = 2000, .completionTokens = 500},
     .cost = "0.00105"},

    // Groq: groq.com/pricing
    {.name = "Groq, gpt-oss-120b, cached",
     .arithmetic = "976 × 0.15 + 1024 × 0.075 + 300 × 0.60 = 146.4 + 76.8 + 180 = 403.2",
     .page = {.prompt = "0.15", .completion = "0.60", .cacheRead = "0.075"},
     .usage = {.promptTokens = 2000,
               .cachedTokens = 1024,
               .completionTokens = 300,
               .serviceTier = QStringLiteral("on_demand")},
     .cost = "0.0004032"},
    {.name = "Groq, Llama 3.3 70B",
     .arithmetic = "1234 × 0.59 + 567 × 0.79 = 728.06 + 447.93 = 1175.99",
     .page = {.prompt = "0.59", .completion = "0.79"},
     .usage = {.promptTokens = 1234, .completionTokens = 567},
     .cost = "0.00117599"},

    // Cohere: cohere.com/pricing
    {.name = "Cohere, Command A, only billed units",
     .arithmetic = "41 × 2.50 + 28 × 10 = 102.5 + 280 = 382.5",
     .page = {.prompt = "2.50", .completion = "10.00"},
     .usage = {.promptTokens = 1442,
               .cachedTokens = 1040,
               .completionTokens = 29,
               .unbilledPromptTokens = 1401,
               .unbilledCompletionTokens = 1},
     .cost = "0.0003825"},
    {.name = "Cohere, Command R7B",
     .arithmetic = "100000 × 0.0375 + 20000 × 0.15 = 3750 + 3000 = 6750",
     .page = {.prompt = "0.0375", .completion = "0.15"},
     .usage = {.promptTokens = 100'000, .completionTokens = 20'000},
     .cost = "0.00675"},
    {.name = "Cohere, Rerank 3.5, by the request",
     .arithmetic = "1 × 2000 = 2000",
     .page = {.requestsPerThousand = "2.00"},
     .usage = {},
     .cost = "0.002"},

    // Perplexity: docs.perplexity.ai/getting-started/pricing
    {.name = "Perplexity, Sonar Pro, small search context",
     .arithmetic = "50 × 3 + 400 × 15 + 1 × 6000 = 150 + 6000 + 6000 = 12150",
     .page = {.prompt = "3", .completion = "15", .requestsPerThousand = "6"},
     .usage = {.promptTokens = 50, .completionTokens = 400},
     .cost = "0.01215"},
    {.name = "Perplexity, Sonar Reasoning Pro, the recorded answer",
     .arithmetic = "25 × 2 + 18 × 8 + 1 × 6000 = 50 + 144 + 6000 = 6194; it is billed as 6190",
     .page = {.prompt = "2", .completion = "8", .requestsPerThousand = "6"},
     .usage = {.promptTokens = 25, .completionTokens = 18},
     .cost = "0.006194"},
    {.name = "Perplexity, Sonar Deep Research, reasoning and searches apart",
     .arithmetic = "33 × 2 + 2000 × 8 + 6000 × 3 + 18 × 5000 = 66 + 16000 + 18000 + 90000 = 124066",
     .page = {.prompt = "2", .completion = "8", .reasoning = "3", .searchesPerThousand = "5"},
     .usage = {.promptTokens = 33, .completionTokens = 8000, .reasoningTokens = 6000, .webSearches = 18},
     .cost = "0.124066"},

    // Amazon: aws.amazon.com/bedrock/pricing
    {.name = "Amazon Bedrock, Nova Pro, cached",
     .arithmetic = "1000 × 0.80 + 9000 × 0.20 + 500 × 3.20 = 800 + 1800 + 1600 = 4200",
     .page = {.prompt = "0.80", .completion = "3.20", .cacheRead = "0.20"},
     .usage = {.promptTokens = 10'000, .cachedTokens = 9000, .completionTokens = 500},
     .cost = "0.0042"},
    {.name = "Amazon Bedrock, Nova Lite",
     .arithmetic = "1000 × 0.06 + 1000 × 0.24 = 60 + 240 = 300",
     .page = {.prompt = "0.06", .completion = "0.24"},
     .usage = {.promptTokens = 1000, .completionTokens = 1000},
     .cost = "0.0003"},

    // Moonshot: platform.moonshot.ai/docs/pricing
    {.name = "Moonshot, Kimi K2.5, cached",
     .arithmetic = "12 × 0.60 + 64 × 0.10 + 47 × 3 = 7.2 + 6.4 + 141 = 154.6",
     .page = {.prompt = "0.60", .completion = "3.00", .cacheRead = "0.10"},
     .usage = {.promptTokens = 76, .cachedTokens = 64, .completionTokens = 47},
     .cost = "0.0001546"},
    {.name = "Moonshot, Kimi K2 0905, cached",
     .arithmetic = "1000 × 0.60 + 4000 × 0.15 + 200 × 2.50 = 600 + 600 + 500 = 1700",
     .page = {.prompt = "0.60", .completion = "2.50", .cacheRead = "0.15"},
     .usage = {.promptTokens = 5000, .cachedTokens = 4000, .completionTokens = 200},
     .cost = "0.0017"},

    // Z.AI: docs.z.ai/guides/overview/pricing
    {.name = "Z.AI, GLM-4.6, cached",
     .arithmetic = "952 × 0.6 + 2048 × 0.11 + 900 × 2.2 = 571.2 + 225.28 + 1980 = 2776.48",
     .page = {.prompt = "0.6", .completion = "2.2", .cacheRead = "0.11"},
     .usage = {.promptTokens = 3000, .cachedTokens = 2048, .completionTokens = 900},
     .cost = "0.00277648"},

    {.name = "Alibaba, Qwen3 Coder Plus, the first step",
     .arithmetic = "32000 × 1 + 1000 × 5 = 32000 + 5000 = 37000",
     .page = kQwen3CoderPlus,
     .usage = {.promptTokens = 32'000, .completionTokens = 1000},
     .cost = "0.037",
     .longPrompts = kQwen3CoderAbove32k,
     .longerPrompts = kQwen3CoderAbove128k},
    {.name = "Alibaba, Qwen3 Coder Plus, the second step",
     .arithmetic = "100000 × 1.8 + 1000 × 9 = 180000 + 9000 = 189000",
     .page = kQwen3CoderPlus,
     .usage = {.promptTokens = 100'000, .completionTokens = 1000},
     .cost = "0.189",
     .longPrompts = kQwen3CoderAbove32k,
     .longerPrompts = kQwen3CoderAbove128k},
    {.name = "Alibaba, Qwen3 Coder Plus, the third step",
     .arithmetic = "128001 × 3 + 1000 × 15 = 384003 + 15000 = 399003",
     .page = kQwen3CoderPlus,
     .usage = {.promptTokens = 128'001, .completionTokens = 1000},
     .cost = "0.399003",
     .longPrompts = kQwen3CoderAbove32k,
     .longerPrompts = kQwen3CoderAbove128k},

    // together.ai/pricing, fireworks.ai/pricing, cerebras.ai/pricing, platform.minimax.io/docs/guides/pricing
    {.name = "Together, Llama 3.3 70B Turbo",
     .arithmetic = "500 × 0.88 + 250 × 0.88 = 440 + 220 = 660",
     .page = {.prompt = "0.88", .completion = "0.88"},
     .usage = {.promptTokens = 500, .completionTokens = 250},
     .cost = "0.00066"},
    {.name = "Fireworks, gpt-oss-120b, cached",
     .arithmetic = "1000 × 0.15 + 3000 × 0.015 + 100 × 0.60 = 150 + 45 + 60 = 255",
     .page = {.prompt = "0.15", .completion = "0.60", .cacheRead = "0.015"},
     .usage = {.promptTokens = 4000, .cachedTokens = 3000, .completionTokens = 100},
     .cost = "0.000255"},
    {.name = "Cerebras, gpt-oss-120b",
     .arithmetic = "800 × 0.35 + 1200 × 0.75 = 280 + 900 = 1180",
     .page = {.prompt = "0.35", .completion = "0.75"},
     .usage = {.promptTokens = 800, .completionTokens = 1200},
     .cost = "0.00118"},
    {.name = "MiniMax, M2.5, read from and written to the cache",
     .arithmetic = "1000 × 0.3 + 3000 × 0.03 + 2000 × 0.375 + 500 × 1.2 = 300 + 90 + 750 + 600 = 1740",
     .page = {.prompt = "0.3", .completion = "1.2", .cacheRead = "0.03", .cacheWrite = "0.375"},
     .usage = {.promptTokens = 6000, .cachedTokens = 3000, .cacheWriteTokens = 2000, .completionTokens = 500},
     .cost = "0.00174"},

    // OpenRouter: openrouter.ai/anthropic/claude-sonnet-4.6; a recorded answer, whose own figure is the same.
    {.name = "OpenRouter, Claude Sonnet 4.6, read and written",
     .arithmetic = "1 × 3 + 2569 × 0.30 + 79 × 3.75 + 100 × 15 = 3 + 770.7 + 296.25 + 1500 = 2569.95",
     .page = {.prompt = "3", .completion = "15", .cacheRead = "0.30", .cacheWrite = "3.75"},
     .usage = {.promptTokens = 2649, .cachedTokens = 2569, .cacheWriteTokens = 79, .completionTokens = 100},
     .cost = "0.00256995"},
};

} // namespace invoices

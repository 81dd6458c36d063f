#include "core/engine/catalog_jobs.h"

#include "core/catalog/catalog_diff.h"
#include "core/catalog/listing.h"

#include <algorithm>

namespace core {

namespace {

constexpr int kNotModified = 304;

void count(CatalogRefreshReport &report, const QList<CatalogChange> &changes)
{
    using Kind = CatalogChange::Kind;
    const auto number = [&](Kind kind) {
        return int(std::count_if(changes.cbegin(), changes.cend(),
                                 [&](const CatalogChange &change) { return change.kind == kind; }));
    };
    report.newModels = number(Kind::NewModel);
    report.retiredModels = number(Kind::RetiredModel);
    report.newEndpoints = number(Kind::NewEndpoint);
    report.retiredEndpoints = number(Kind::RetiredEndpoint);
    report.repriced = number(Kind::Repriced);
}

/// Merges all that is kept now, and tells what is different.
void mergeInto(CatalogJobOutcome &outcome, CatalogStore &store, const CatalogJobFrame &frame,
               const QList<CatalogChange> &further = {})
{
    const CatalogStore::Base merged = store.merge();
    outcome.catalog = merged.catalog;
    outcome.report.warnings += merged.warnings;
    const QList<CatalogChange> changes = catalogChanges(*frame.before, *merged.catalog, frame.now) + further;
    count(outcome.report, changes);
    if (const Status kept = store.addChanges(changes); !kept)
        outcome.report.warnings << kept.error().message;
}

/// Gives the number of rows that were skipped.
Result<int> keepAnswer(CatalogStore &store, const QDateTime &now, const SourceAnswer &answer)
{
    if (!answer.document)
        return answer.document.error();
    if (answer.document->status != kNotModified)
        return store.replaceSource(answer.source, answer.document->body,
                                   {.taken = now, .etag = answer.document->etag});
    const Status confirmed = store.confirmSource(answer.source, now);
    return confirmed ? Result<int>(0) : Result<int>(confirmed.error());
}

} // namespace

CatalogJobOutcome keepAnswers(CatalogStore &store, const CatalogJobFrame &frame,
                              const QList<SourceAnswer> &answers)
{
    CatalogJobOutcome outcome;
    outcome.report.time = frame.now;
    for (const SourceAnswer &answer : answers) {
        const Result<int> skipped = keepAnswer(store, frame.now, answer);
        if (skipped) {
            outcome.report.refreshed << answer.source;
            outcome.report.skippedRows += *skipped;
        } else {
            outcome.report.failures.append({answer.source, skipped.error()});
        }
    }
    if (!outcome.report.refreshed.isEmpty())
        mergeInto(outcome, store, frame);
    outcome.sources = store.sources();
    return outcome;
}

CatalogJobOutcome keepEndpoints(CatalogStore &store, const CatalogJobFrame &frame, const QString &model,
                                const Result<DocumentFetch::Document> &answer)
{
    CatalogJobOutcome outcome;
    outcome.report.time = frame.now;
    const Result<int> skipped =
        answer ? store.replaceEndpoints(model, answer->body, frame.now) : Result<int>(answer.error());
    if (skipped) {
        outcome.report.refreshed << QString(kOpenRouterSource);
        outcome.report.skippedRows = *skipped;
        mergeInto(outcome, store, frame);
    } else {
        outcome.report.failures.append({kOpenRouterSource, skipped.error()});
    }
    outcome.sources = store.sources();
    return outcome;
}

CatalogJobOutcome keepListing(CatalogStore &store, const CatalogJobFrame &frame, const QString &provider,
                              bool local, const Result<QList<ServedModel>> &listing)
{
    CatalogJobOutcome outcome;
    outcome.report.time = frame.now;
    outcome.sources = store.sources();
    const auto fail = [&](const Error &error) {
        outcome.report.failures.append({provider, error});
        return outcome;
    };
    if (!listing)
        return fail(listing.error());
    const QList<ServedModel> before = store.listing(provider);
    if (before == *listing) {
        outcome.report.refreshed << provider;
        return outcome;
    }
    const QList<CatalogChange> gone =
        local ? QList<CatalogChange>() : notListed(*frame.before, provider, *listing, before, frame.now);
    if (const Status kept = store.replaceListing(provider, *listing, local, frame.now); !kept)
        return fail(kept.error());
    outcome.report.refreshed << provider;
    mergeInto(outcome, store, frame, gone);
    return outcome;
}

CatalogJobOutcome forgetLocalListings(CatalogStore &store, const CatalogJobFrame &frame,
                                      const QStringList &named)
{
    CatalogJobOutcome outcome;
    outcome.report.time = frame.now;
    const Result<bool> forgotten = store.keepLocalListings(named);
    if (!forgotten)
        outcome.report.warnings << forgotten.error().message;
    else if (*forgotten)
        mergeInto(outcome, store, frame);
    outcome.sources = store.sources();
    return outcome;
}

} // namespace core

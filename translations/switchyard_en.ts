<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>core::AttemptPlan</name>
    <message numerus="yes">
        <source>%n endpoint(s) were tried for %1 and none answered: %2.</source>
        <translation>
            <numerusform>%n endpoint were tried for %1 and none answered: %2.</numerusform>
            <numerusform>%n endpoints were tried for %1 and none answered: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::AutoRouter</name>
    <message numerus="yes">
        <source>drawn from %n free model(s)</source>
        <translation>
            <numerusform>drawn from %n free model</numerusform>
            <numerusform>drawn from %n free models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::Budget</name>
    <message numerus="yes">
        <source>The limit of the key &apos;%1&apos; for any %n days, %2,</source>
        <translation>
            <numerusform>The limit of the key &apos;%1&apos; for any %n days, %2,</numerusform>
            <numerusform>The limit of the key &apos;%1&apos; for any %n days, %2,</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The budget &apos;%1&apos; for any %n days of %2</source>
        <translation>
            <numerusform>The budget &apos;%1&apos; for any %n days of %2</numerusform>
            <numerusform>The budget &apos;%1&apos; for any %n days of %2</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::CatalogSource</name>
    <message numerus="yes">
        <source>%1 named only %n model(s), so its list cannot be whole. The catalog stays as it is; try again later.</source>
        <translation>
            <numerusform>%1 named only %n model, so its list cannot be whole. The catalog stays as it is; try again later.</numerusform>
            <numerusform>%1 named only %n models, so its list cannot be whole. The catalog stays as it is; try again later.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::ErrorWords</name>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::HealthTable</name>
    <message numerus="yes">
        <source>%n failure(s) in a row, the last: %1</source>
        <translation>
            <numerusform>%n failure in a row, the last: %1</numerusform>
            <numerusform>%n failures in a row, the last: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::LimitReached</name>
    <message numerus="yes">
        <source>%n request(s) at once are allowed</source>
        <translation>
            <numerusform>%n request at once is allowed</numerusform>
            <numerusform>%n requests at once are allowed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::Router</name>
    <message numerus="yes">
        <source>%n without a usable key</source>
        <translation>
            <numerusform>%n without a usable key</numerusform>
            <numerusform>%n without a usable key</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a protocol that is not supported yet</source>
        <translation>
            <numerusform>%n with a protocol that is not supported yet</numerusform>
            <numerusform>%n with a protocol that is not supported yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a known address</source>
        <translation>
            <numerusform>%n without a known address</numerusform>
            <numerusform>%n without a known address</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot be called with a key of one&apos;s own</source>
        <translation>
            <numerusform>%n that cannot be called with a key of one&apos;s own</numerusform>
            <numerusform>%n that cannot be called with a key of one&apos;s own</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not for chat</source>
        <translation>
            <numerusform>%n not for chat</numerusform>
            <numerusform>%n not for chat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not among the allowed providers (`only`)</source>
        <translation>
            <numerusform>%n not among the allowed providers (`only`)</numerusform>
            <numerusform>%n not among the allowed providers (`only`)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>%n ignored</numerusform>
            <numerusform>%n ignored</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that may collect data</source>
        <translation>
            <numerusform>%n that may collect data</numerusform>
            <numerusform>%n that may collect data</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that may keep prompts</source>
        <translation>
            <numerusform>%n that may keep prompts</numerusform>
            <numerusform>%n that may keep prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n above the highest allowed price</source>
        <translation>
            <numerusform>%n above the highest allowed price</numerusform>
            <numerusform>%n above the highest allowed price</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another quantization</source>
        <translation>
            <numerusform>%n of another quantization</numerusform>
            <numerusform>%n of another quantization</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with too short a context</source>
        <translation>
            <numerusform>%n with too short a context</numerusform>
            <numerusform>%n with too short a context</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with too short answers</source>
        <translation>
            <numerusform>%n with too short answers</numerusform>
            <numerusform>%n with too short answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot read what the prompt holds</source>
        <translation>
            <numerusform>%n that cannot read what the prompt holds</numerusform>
            <numerusform>%n that cannot read what the prompt holds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not allowed for the key that was used</source>
        <translation>
            <numerusform>%n not allowed for the key that was used</numerusform>
            <numerusform>%n not allowed for the key that was used</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out because fallbacks are off</source>
        <translation>
            <numerusform>%n left out because fallbacks are off</numerusform>
            <numerusform>%n left out because fallbacks are off</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of an unknown name</source>
        <translation>
            <numerusform>%n of an unknown name</numerusform>
            <numerusform>%n of an unknown name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>cheapest of %n healthy endpoint(s): %1</source>
        <translation>
            <numerusform>cheapest of %n healthy endpoint: %1</numerusform>
            <numerusform>cheapest of %n healthy endpoints: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>number %1 by price of %n healthy endpoint(s): %2</source>
        <translation>
            <numerusform>number %1 by price of %n healthy endpoint: %2</numerusform>
            <numerusform>number %1 by price of %n healthy endpoints: %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n in another region than the key is for</source>
        <translation>
            <numerusform>%n in another region than the key is for</numerusform>
            <numerusform>%n in another region than the key is for</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that may train on prompts</source>
        <translation>
            <numerusform>%n that may train on prompts</numerusform>
            <numerusform>%n that may train on prompts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside of the allowed regions</source>
        <translation>
            <numerusform>%n outside of the allowed regions</numerusform>
            <numerusform>%n outside of the allowed regions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose answers others may not learn from</source>
        <translation>
            <numerusform>%n whose answers others may not learn from</numerusform>
            <numerusform>%n whose answers others may not learn from</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out by the settings</source>
        <translation>
            <numerusform>%n left out by the settings</numerusform>
            <numerusform>%n left out by the settings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that do not take all parameters</source>
        <translation>
            <numerusform>%n that do not take all parameters</numerusform>
            <numerusform>%n that do not take all parameters</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that fit less well</source>
        <translation>
            <numerusform>%n that fit less well</numerusform>
            <numerusform>%n that fit less well</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another service tier</source>
        <translation>
            <numerusform>%n of another service tier</numerusform>
            <numerusform>%n of another service tier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another variant</source>
        <translation>
            <numerusform>%n of another variant</numerusform>
            <numerusform>%n of another variant</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose free requests are used up</source>
        <translation>
            <numerusform>%n whose free requests are used up</numerusform>
            <numerusform>%n whose free requests are used up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose key has reached its limit</source>
        <translation>
            <numerusform>%n whose key has reached its limit</numerusform>
            <numerusform>%n whose key has reached its limit</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at hosts that the key is not bound to</source>
        <translation>
            <numerusform>%n at hosts that the key is not bound to</numerusform>
            <numerusform>%n at hosts that the key is not bound to</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too dear for a budget</source>
        <translation>
            <numerusform>%n too dear for a budget</numerusform>
            <numerusform>%n too dear for a budget</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at providers that the key may not use</source>
        <translation>
            <numerusform>%n at providers that the key may not use</numerusform>
            <numerusform>%n at providers that the key may not use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::RoutingFilters</name>
    <message numerus="yes">
        <source>keeps prompts for %n day(s)</source>
        <translation>
            <numerusform>keeps prompts for %n day</numerusform>
            <numerusform>keeps prompts for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AttachmentBar</name>
    <message numerus="yes">
        <source>Not attached: %1. A question can have %n attachment(s); remove some first.</source>
        <translation>
            <numerusform>Not attached: %1. A question can have %n attachment; remove some first.</numerusform>
            <numerusform>Not attached: %1. A question can have %n attachments; remove some first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AttemptWords</name>
    <message numerus="yes">
        <source>%n provider(s) asked so far.</source>
        <translation>
            <numerusform>%n provider asked so far.</numerusform>
            <numerusform>%n providers asked so far.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody answered. Asked: %n.</source>
        <translation>
            <numerusform>Nobody answered. Asked: %n.</numerusform>
            <numerusform>Nobody answered. Asked: %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BudgetDialog</name>
    <message numerus="yes">
        <source> day(s)</source>
        <translation>
            <numerusform> day</numerusform>
            <numerusform> days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::BudgetWords</name>
    <message numerus="yes">
        <source>The limit is %1 in any %n day(s).</source>
        <translation>
            <numerusform>The limit is %1 in any %n day.</numerusform>
            <numerusform>The limit is %1 in any %n days.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in any %n day(s)</source>
        <translation>
            <numerusform>in any %n day</numerusform>
            <numerusform>in any %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CandidateTableModel</name>
    <message numerus="yes">
        <source>For an answer of %n token(s), unless the request sets a limit. At most %1.</source>
        <translation>
            <numerusform>For an answer of %n token, unless the request sets a limit. At most %1.</numerusform>
            <numerusform>For an answer of %n tokens, unless the request sets a limit. At most %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CatalogPage</name>
    <message numerus="yes">
        <source>%1 of %n model(s)</source>
        <translation>
            <numerusform>%1 of %n model</numerusform>
            <numerusform>%1 of %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No model is called that. %n have a name like it.</source>
        <translation>
            <numerusform>No model is called that. %n has a name like it.</numerusform>
            <numerusform>No model is called that. %n have names like it.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ChangesView</name>
    <message numerus="yes">
        <source>and %n earlier one(s)</source>
        <translation>
            <numerusform>and %n earlier one</numerusform>
            <numerusform>and %n earlier ones</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ColumnSummary</name>
    <message numerus="yes">
        <source>%n stop word(s)</source>
        <translation>
            <numerusform>%n stop word</numerusform>
            <numerusform>%n stop words</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>last %n turn(s)</source>
        <translation>
            <numerusform>last %n turn</numerusform>
            <numerusform>last %n turns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CompareToolbar</name>
    <message numerus="yes">
        <source>%1 of %n model(s)</source>
        <translation>
            <numerusform>%1 of %n model</numerusform>
            <numerusform>%1 of %n models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ComparisonView</name>
    <message numerus="yes">
        <source>Comparison of %n model(s)</source>
        <translation>
            <numerusform>Comparison of %n model</numerusform>
            <numerusform>Comparison of %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message numerus="yes">
        <source>Ask %n model(s)…</source>
        <translation>
            <numerusform>Ask %n model…</numerusform>
            <numerusform>Ask %n models…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask %1 of %n model(s)…</source>
        <translation>
            <numerusform>Ask %1 of %n model…</numerusform>
            <numerusform>Ask %1 of %n models…</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ComposerNotice</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… and %n more</numerusform>
            <numerusform>… and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationActions</name>
    <message numerus="yes">
        <source>Tags of %n conversation(s)</source>
        <translation>
            <numerusform>Tags of %n conversation</numerusform>
            <numerusform>Tags of %n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationWords</name>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n model</numerusform>
            <numerusform>%n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationsPanel</name>
    <message numerus="yes">
        <source>%n conversation(s) deleted.</source>
        <translation>
            <numerusform>%n conversation deleted.</numerusform>
            <numerusform>%n conversations deleted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CostPreview</name>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ %Ln token(s)</source>
        <translation>
            <numerusform>≈ %Ln token</numerusform>
            <numerusform>≈ %Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 for %n answer(s)</source>
        <translation>
            <numerusform>about %1 for %n answer</numerusform>
            <numerusform>about %1 for %n answers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::DashboardPage</name>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>Last %n day</numerusform>
            <numerusform>Last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EndpointTableModel</name>
    <message numerus="yes">
        <source>kept for %n day(s)</source>
        <translation>
            <numerusform>kept for %n day</numerusform>
            <numerusform>kept for %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EnvironmentDialog</name>
    <message numerus="yes">
        <source>Import %n key(s)</source>
        <translation>
            <numerusform>Import %n key</numerusform>
            <numerusform>Import %n keys</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ExpiryField</name>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>in %n day</numerusform>
            <numerusform>in %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ExplainView</name>
    <message numerus="yes">
        <source>%n candidate(s), tried in this order until one answers</source>
        <translation>
            <numerusform>%n candidate, tried in this order until one answers</numerusform>
            <numerusform>%n candidates, tried in this order until one answers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n excluded</source>
        <translation>
            <numerusform>%n excluded</numerusform>
            <numerusform>%n excluded</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FacetListModel</name>
    <message numerus="yes">
        <source>%1, %n model(s)</source>
        <translation>
            <numerusform>%1, %n model</numerusform>
            <numerusform>%1, %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FacetPanel</name>
    <message numerus="yes">
        <source>In the last %n month(s)</source>
        <translation>
            <numerusform>In the last %n month</numerusform>
            <numerusform>In the last %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FacetWords</name>
    <message numerus="yes">
        <source>Released in the last %n day(s)</source>
        <translation>
            <numerusform>Released in the last %n day</numerusform>
            <numerusform>Released in the last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Figures</name>
    <message numerus="yes">
        <source>%n prompt token(s)</source>
        <translation>
            <numerusform>%n prompt token</numerusform>
            <numerusform>%n prompt tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them from the cache</source>
        <translation>
            <numerusform>%n of them from the cache</numerusform>
            <numerusform>%n of them from the cache</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer token(s)</source>
        <translation>
            <numerusform>%n answer token</numerusform>
            <numerusform>%n answer tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them reasoning</source>
        <translation>
            <numerusform>%n of them reasoning</numerusform>
            <numerusform>%n of them reasoning</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Format</name>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n day ago</numerusform>
            <numerusform>%n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::InspectorDialog</name>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n place</numerusform>
            <numerusform>%n places</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::KeysPage</name>
    <message numerus="yes">
        <source>Asking for %n balance(s) …</source>
        <translation>
            <numerusform>Asking for %n balance …</numerusform>
            <numerusform>Asking for %n balances …</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LayoutMenu</name>
    <message numerus="yes">
        <source>In view: %n column(s)</source>
        <translation>
            <numerusform>In view: %n column</numerusform>
            <numerusform>In view: %n columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LiveRequestModel</name>
    <message numerus="yes">
        <source>%1, %n tries</source>
        <comment>HTTP status</comment>
        <translation>
            <numerusform>%1, %n try</numerusform>
            <numerusform>%1, %n tries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LocalServersDialog</name>
    <message numerus="yes">
        <source>%n server(s) found.</source>
        <translation>
            <numerusform>%n server found.</numerusform>
            <numerusform>%n servers found.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add %n model(s)</source>
        <translation>
            <numerusform>Add %n model</numerusform>
            <numerusform>Add %n models</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ModelPanel</name>
    <message numerus="yes">
        <source>%n endpoint(s), cheapest first</source>
        <translation>
            <numerusform>%n endpoint, cheapest first</numerusform>
            <numerusform>%n endpoints, cheapest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::OfferTableModel</name>
    <message numerus="yes">
        <source>%1 of %n request(s) failed</source>
        <translation>
            <numerusform>%1 of %n request failed</numerusform>
            <numerusform>%1 of %n requests failed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::OffersView</name>
    <message numerus="yes">
        <source>%n endpoint(s)</source>
        <translation>
            <numerusform>%n endpoint</numerusform>
            <numerusform>%n endpoints</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PromptLibraryDialog</name>
    <message numerus="yes">
        <source>%n prompt(s) imported.</source>
        <translation>
            <numerusform>%n prompt imported.</numerusform>
            <numerusform>%n prompts imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) exported to “%1”.</source>
        <translation>
            <numerusform>%n prompt exported to “%1”.</numerusform>
            <numerusform>%n prompts exported to “%1”.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ProviderPin</name>
    <message numerus="yes">
        <source>keeps prompts %n day(s)</source>
        <translation>
            <numerusform>keeps prompts %n day</numerusform>
            <numerusform>keeps prompts %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ScopeEditor</name>
    <message numerus="yes">
        <source>%1 fits %n model(s) of the catalog.</source>
        <translation>
            <numerusform>%1 fits %n model of the catalog.</numerusform>
            <numerusform>%1 fits %n models of the catalog.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::SystemPromptDialog</name>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
            <numerusform>%Ln tokens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ %Ln token(s)</source>
        <translation>
            <numerusform>≈ %Ln token</numerusform>
            <numerusform>≈ %Ln tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::UpdatesDialog</name>
    <message numerus="yes">
        <source>%n price(s) changed</source>
        <translation>
            <numerusform>%n price changed</numerusform>
            <numerusform>%n prices changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new model(s)</source>
        <translation>
            <numerusform>%n new model</numerusform>
            <numerusform>%n new models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) retired</source>
        <translation>
            <numerusform>%n model retired</numerusform>
            <numerusform>%n models retired</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new provider(s) of known models</source>
        <translation>
            <numerusform>%n new provider of known models</numerusform>
            <numerusform>%n new providers of known models</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) gone</source>
        <translation>
            <numerusform>%n provider gone</numerusform>
            <numerusform>%n providers gone</numerusform>
        </translation>
    </message>
</context>
</TS>

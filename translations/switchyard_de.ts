<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>app::CommandLine</name>
    <message>
        <source>%1 needs a value. See `switchyard --help`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage: switchyard [OPTIONS]                  the desktop application
       switchyard [OPTIONS] COMMAND [...]

Commands:
  serve [--listen HOST:PORT]                 the local API without a display
  ask -m MODEL [-m MODEL ...] [--json] [PROMPT]
                                             ask one or several models; the prompt may come from stdin
  models [QUERY] [--filter KEY=VALUE ...] [--sort KEY] [--json]
                                             the catalog
  route --model M [--body FILE] [--json]     dry run: who would be asked, and why
  keys list | add NAME | revoke NAME         keys of the local API
  secrets list | set PROVIDER [NAME] | remove PROVIDER [NAME]
                                             provider keys; the secret is read from stdin
  check                                      validate the configuration, database and key store

Options:
  --profile DIR   where configuration and history are kept
  --config FILE   another configuration file
  --demo          open the application on a throw-away profile with example data
  --verbose       more on stderr
  --version, --help
</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>See `switchyard --help`.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::ask</name>
    <message>
        <source>There is no model set &apos;%1&apos; in the configuration. Known sets: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model? Name one or several with -m, for instance -m simulator/atlas-large. `switchyard models` lists them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type the prompt, then Ctrl+D:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::check</name>
    <message>
        <source>%1 is valid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history database opens.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s key store works.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has the key &apos;%2&apos; (%3).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, key &apos;%2&apos;: %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No provider has a key yet; only the simulator answers. `switchyard secrets set PROVIDER` adds one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ok       </source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROBLEM  </source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::desktop</name>
    <message>
        <source>There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start the desktop from a graphical session, or use `switchyard serve` for the local API without windows.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::keys</name>
    <message>
        <source>NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CREATED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KEPT IN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The local API has no key yet. `switchyard keys add NAME` makes one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it now: it is not shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use `switchyard keys list`, `keys add NAME` or `keys revoke NAME`.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::main</name>
    <message>
        <source>Note: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no command &apos;%1&apos;. Known commands: %2. See `switchyard --help`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This build has no windows. Use a command such as `switchyard serve`; `switchyard --help` lists them.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::models</name>
    <message>
        <source>No model matches. The nearest names: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CONTEXT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>IN $/M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OUT $/M</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROVIDERS</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::route</name>
    <message>
        <source>Cannot read %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not the JSON body of a chat request: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ENDPOINT</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KEY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ESTIMATE $</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WHY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>EXCLUDED</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>REASON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>BECAUSE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which model? Name it with --model.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::secrets</name>
    <message>
        <source>usable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>PROVIDER</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>NAME</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>KEPT IN</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SENT TO</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>STATE</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no provider key yet. `switchyard secrets set PROVIDER` adds one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key for %1 (it is not shown):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key came on standard input.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use `switchyard secrets list`, `secrets set PROVIDER [NAME]` or `secrets remove PROVIDER [NAME]`. The key itself is read from standard input.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::serve</name>
    <message>
        <source>Stopping: running answers may end, 30 seconds at most.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::AccessControl</name>
    <message>
        <source>The Host &apos;%1&apos; is not allowed. Use the address of this machine, or add the name to &quot;allowed_hosts&quot; in config.json.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A page at %1 is not allowed to use this API. Add its origin to &quot;allowed_origins&quot; in config.json if it should be.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Too many wrong keys from this address. Try again in a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This API needs a key. Make one under Proxy with &quot;New key&quot;, or with `switchyard keys add NAME`, and send it as `Authorization: Bearer KEY`.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is not one of this Switchyard&apos;s. Its keys are listed under Proxy and by `switchyard keys list`.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::ApiKeyFile</name>
    <message>
        <source>%1 cannot be changed now: another Switchyard is changing it, or its folder cannot be written to. Check the folder&apos;s permissions and try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of API keys %1 is damaged. It was left as it is. Repair it or put a backup in its place; if you remove it, all keys have to be made anew.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list of API keys %1 was written by a newer Switchyard. It was left as it is. Update Switchyard.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key needs a name of at most %1 letters, such as that of the program that uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is an API key &apos;%1&apos; already. Revoke it first, or choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no API key &apos;%1&apos;, nor any other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no API key &apos;%1&apos;. There are: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::AtomicFile</name>
    <message>
        <source>%1 is a folder; a file is expected there. Move the folder away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Check the file and its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Check the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is larger than 16 MiB, so it cannot be what it should be. It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. The file is as it was. Check its permissions and the room on the disk.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::AttemptPlan</name>
    <message>
        <source>skipped %1: same key, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>once more after %1: nobody else is left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No endpoint can take %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The time for this request was over before it could be sent. Raise the time-outs under `timeouts` in the configuration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>provider: what went wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 not tried: same key, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) were tried for %1 and none answered: %2.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the keys under Keys.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::Call</name>
    <message>
        <source>The caller cancelled the request.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 sent an empty answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::Config</name>
    <message>
        <source>This setting is read but not yet enforced by this version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amounts are written in quotes, because numbers lose digits: &quot;%1&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be an amount in US dollars in quotes, such as &quot;0.0000015&quot;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An address must not hold a user name or password. Put the secret under &apos;keys&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be an address that starts with http:// or https://, such as https://api.example.com/v1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no name of an HTTP header.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value of a header must be a string of one line.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The value looks like a secret itself. Secrets belong under &apos;keys&apos;, as a reference such as keychain:NAME, env:VARIABLE or file:PATH.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such setting here. Known are: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such setting here. Did you mean &apos;%1&apos;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be a text in quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must not be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not known here. It must be one of: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not known here. Did you mean &apos;%2&apos;? It must be one of: %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be true or false, without quotes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be a whole number, %1 or more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be a whole number from %1 to %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be a list in square brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be a text in quotes, not empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be an object in curly brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This looks like a secret itself: only a reference may stand here. Write keychain:NAME, env:VARIABLE or file:PATH, and keep the secret there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After env: comes the name of an environment variable: letters, digits and underscores.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This price is read but no request is charged by it yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be a time of day in UTC as HHMM, such as 1630.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in the catalog, so it needs %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in the catalog, so it needs %2. Or did you mean &apos;%3&apos;?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; is taken by another entry of this list.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be HOST:PORT, such as 127.0.0.1:8484, with a port from 0 to 65535.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be an origin such as http://localhost:3000, without a path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be a host name such as box.local, without http:// and path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A price cannot be negative.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A model set is a list of model names, such as [&quot;author/model&quot;, &quot;author/other&quot;].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be workspace, or one of member:NAME, key:NAME, provider:ID, model:ID, app:NAME.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This must be a list of whole percents from 1 to 100, such as [50, 80].</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;secret&apos; is missing here; for programs on this machine that cannot send a key, write &quot;no_key&quot;: true instead.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An entry has either &apos;secret&apos; or &quot;no_key&quot;: true, not both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is Switchyard&apos;s own address (%1): requests would go round in a circle.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not valid JSON: %1 (column %2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file must hold one object in curly brackets.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This name stands here twice; only one can count.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::ConfigStore</name>
    <message>
        <source>%1 is gone. The settings from before stay in force until Switchyard is started again or the file is back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The change was not made, because the configuration would be wrong:
%1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::Database</name>
    <message>
        <source>The history database %1 is damaged or not a database. It was left as it is. Move it away to start a new history, or put a backup in its place, then start Switchyard again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full, so nothing can be added to the history %1. Free some space.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program keeps the history database %1 locked. Close that program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history database %1 cannot be opened for writing. Check the permissions of the file and its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history database %1 could not be read or written: the disk reports an error or has no room. Check the disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history database %1 failed: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is not installed, so there is no history. Install it (Debian: libqt6sql6-sqlite) and start Switchyard again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 for the history cannot be made. Check its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history database %1 cannot be created: %2. Check the permissions of its folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a database of another program. It was left as it is. Choose another file under history.database in config.json, or move this one away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history %1 was written by a newer Switchyard. It can be read but nothing is added. Update Switchyard, or move the file away to start a new history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history %1 needs an update of its format, but no copy could be made first at %2, so it was left as it is. Make room on the disk and start Switchyard again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updating the format of the history failed at %1; the file is as it was before this step. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::Engine</name>
    <message>
        <source>There is no provider named &apos;%1&apos; in the catalog.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has a key named &apos;%2&apos; already. Choose another name, or remove that key first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no key named &apos;%2&apos; in the configuration.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::ErrorWords</name>
    <message>
        <source>cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused the request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused the key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not have the model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompt too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>refused the content</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>rate limited</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no credit left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no connection in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>went silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answer broke off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unreadable answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no endpoint left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>unknown model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>budget spent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>access denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>storage failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>wrong configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>internal error</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::FieldReader</name>
    <message>
        <source>a string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>true or false</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The field &apos;%1&apos; of the request must be %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::HealthTable</name>
    <message numerus="yes">
        <source>%n failure(s) in a row, the last: %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::HttpServer</name>
    <message>
        <source>Port %1 on %2 is in use by another program. Choose another port under Proxy, or with --listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not an address of this machine. Choose 127.0.0.1, or one that it has, under Proxy or with --listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 is reserved for the system. Choose a port from 1024 on under Proxy, or with --listen.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Port %1 on %2 cannot be opened (%3). Choose another one under Proxy, or with --listen.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::KeyTest</name>
    <message>
        <source>The catalog lists no chat model of %1 that can be asked with a key of your own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::KeychainKeyStore</name>
    <message>
        <source>Until then keys can come from environment variables (env:NAME), from files (file:PATH), or be kept for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system has no key store that Switchyard can use: the library libsecret is not installed. Install it (Debian: libsecret-1-0) together with a key store such as gnome-keyring or KeePassXC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key store cannot be reached because this session has no D-Bus. Log in to a desktop session, or start Switchyard with dbus-run-session.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key store answers in this session. Install and start one, such as gnome-keyring, KWallet or KeePassXC with its Secret Service switched on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s key store does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key store has no entry &apos;%1&apos;, or it is locked. Unlock the key store, or set the key again under Keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Access to &apos;%1&apos; in the key store was refused. Allow it when the key store asks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key store is locked. Unlock it, then try again. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key store did not remove &apos;%1&apos;: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 (The system says: %3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is empty. Enter a key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is not text. Check what was entered.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key store gave back something else than what was stored. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::ListenAddress</name>
    <message>
        <source>&apos;%1&apos; is not an address to listen on. Write HOST:PORT, for instance 127.0.0.1:8484.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::ModelQuery</name>
    <message>
        <source>&apos;%1&apos; is no value for %2: write true or false.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value for %2: write dollars per million tokens, such as 2.50.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value for %2: write tokens, such as 128000 or 128k.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The filter &apos;%1&apos; has no value: write %1=VALUE.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no filter: write KEY=VALUE with one of %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no filter &apos;%1&apos;. Did you mean &apos;%2&apos;? Known are %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no filter &apos;%1&apos;. Known are %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Models cannot be sorted by &apos;%1&apos;. Known are %2, each with a leading - for the other way round.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::NetworkError</name>
    <message>
        <source>the certificate is self-signed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate expired on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate is valid only from %1 on; is the computer&apos;s clock right?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate belongs to &quot;%1&quot;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secure connection to %1 (%2) could not be set up: %3. Check that the address really speaks HTTPS.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2) could not prove who it is, so nothing was sent: %3. Check the address; if you trust this certificate, add it to the system&apos;s certificate store.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached: there is no host named %2. Check the address and your internet connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2 refused the connection. Check that the server is running and the address is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2 does not answer. Check the address and your internet connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2) closed the connection before the request could be sent. Check that the address and its http or https are right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached through your proxy: %2. Check the system&apos;s proxy settings.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached: this computer has no TLS library that Qt can use. Install OpenSSL 3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2) cannot be reached: %3. Check the address and your internet connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 broke off before its end: the connection was closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2) answered with something that is not HTTP. Check the address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took the request and closed the connection; no answer came.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be reached: no connection to %2 within %3 s. Check the address and your internet connection.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 took the request, but its answer did not begin within %2 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 fell silent in the middle of its answer, for more than %2 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the certificate was issued by &quot;%1&quot;, which this computer does not know; is the package ca-certificates installed?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::OpenAiChatCodec</name>
    <message>
        <source>The address of %1, &apos;%2&apos;, is not a web address. Correct it under Keys.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::OpenAiChatDecoder</name>
    <message>
        <source>sent an answer that is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent a line that is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent nothing at all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent a web page instead of an answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent an empty answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent an event that is not JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent something that is no answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent broken JSON.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sent an answer without choices.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::OpenAiIngress</name>
    <message>
        <source>one of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a string or a list of parts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>one string</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a list of at least one message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>auto, none, required, or an object that names a function</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the same as reasoning.effort, or absent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>absent where an effort is given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an amount in dollars</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a string, or an object with &apos;by&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the name of a model</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::Profile</name>
    <message>
        <source>Give another folder with --profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set the environment variable SWITCHYARD_PROFILE to another folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Move Switchyard to a place where it may write, or give another folder with --profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check its permissions, or give another folder with --profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This system names no place for the data of programs. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile %1 is a file, but must be a folder. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile folder %1 cannot be made. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The profile folder %1 cannot be written to. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::ProviderErrors</name>
    <message>
        <source>%1 refused the key (%2). Check it under Keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account at %1 has no credit or quota left (%2). Top it up there, or use another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 limits the requests of this key (%2) and asks for a pause of %3 s.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 limits the requests of this key (%2). Wait a little, or use another key or provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not offer this model to this key (%2). Choose another model or provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request is too long for this model at %1 (%2). Shorten it, or choose a model with a larger context.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The content filter of %1 refused the request (%2). Change its wording, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 answered with a web page instead of data (%2). Check its address under Keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not make an answer of what the model wrote (%2). Try again, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not accept the field &apos;%3&apos; of the request (%2). Change or remove it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not accept the request (%2). Change it, or choose another model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is overloaded or out of order (%2). Try again later, or choose another provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 It said: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no code given</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2 Check its address under Keys, or choose another provider.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer of %1 broke off before its end. Try again, or choose another provider.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::ProxyServer</name>
    <message>
        <source>no key, this machine only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing at %1 here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This request came from a Switchyard that uses this address as a provider. Correct the provider&apos;s base_url.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 takes %2 requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model &apos;%1&apos;. The nearest names: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request body is not JSON: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>config.json has a key named &apos;%1&apos; already. Choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::QnamTransport</name>
    <message>
        <source>The address of %1 is not an http or https address. Correct it under Keys or in the configuration.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key for %1 holds a line break or another character that no key has, so it was not sent. Enter it again under Keys.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::Router</name>
    <message numerus="yes">
        <source>%n without a usable key</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a protocol that is not supported yet</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a known address</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot be called with a key of one&apos;s own</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not for chat</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not among the allowed providers (`only`)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that may collect data</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that may keep prompts</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n above the highest allowed price</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another quantization</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with too short a context</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with too short answers</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot read what the prompt holds</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not allowed for the key that was used</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out because fallbacks are off</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of an unknown name</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>free of charge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>$%1/M in, $%2/M out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no model &apos;%1&apos;.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did you mean: %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The catalog knows no endpoint of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be asked: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No endpoint can take this request for %1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a key for %1 under Keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a key under Keys, for instance for %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the catalog knows no such provider</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no usable key; add one for %1 under Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set back (%1): another request is just trying it again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>set back for another %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>named by `order` (%1): %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the only healthy endpoint: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after those with a known price</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>cheapest of %n healthy endpoint(s): %1</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>number %1 by price of %n healthy endpoint(s): %2</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>tried again after a pause (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>marked as deprecated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>key &apos;%1&apos;</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fallbacks are off: only the first endpoint is tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fallbacks are off: only those named by `order` are tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request names no model.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>fallback model %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::RoutingFilters</name>
    <message>
        <source>`only` of the settings and `only` of the request have nothing in common</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only %1 may be used</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>it is on the list of ignored providers</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>keeps prompts for %n day(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>keeps prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not say whether it keeps prompts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trains on prompts; data collection is denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>does not say whether it trains on prompts; data collection is denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; data collection is denied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1; zero data retention is asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>takes %1, the prompt holds: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>context of %L1 tokens, needed: about %L2 for the prompt and %L3 for the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>prompts of at most %L1 tokens, this one has about %L2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answers of at most %L1 tokens, %L2 are asked for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: price unknown, at most $%2 allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: $%2, at most $%3 allowed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a million prompt tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a million answer tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>offered only as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be called with a key of one&apos;s own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>speaks %1, which is not supported yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>has no known address; set `providers.%1.base_url` in the configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is missing in its address; set `providers.%2.base_url` in the configuration</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is not a chat model but one for: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the key that was used may only ask %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>quantization %1, asked for: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>core::SecretResolver</name>
    <message>
        <source>The environment variable %1 is not set. Set it and start Switchyard again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The environment variable %1 is empty. Set it and start Switchyard again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a folder; a file with the key is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 cannot be read: %2. Check the path and its permissions.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file %1 is larger than 64 KiB, so it cannot be a key. Check the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first line of the key file %1 is empty. Put the key there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; was kept for one session only, which has ended. Enter it again under Keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The entry &apos;%1&apos; in the key store is empty. Set the key again under Keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key refers to no secret. A reference is keychain:NAME, env:VARIABLE, file:PATH or session:NAME.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>

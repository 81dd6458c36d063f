<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Text</name>
    <message>
        <source>--%1 takes %2.</source>
        <translation>--%1 需要：%2。</translation>
    </message>
    <message>
        <source>Reading was cancelled.</source>
        <translation>已取消读取。</translation>
    </message>
</context>
<context>
    <name>app::CommandLine</name>
    <message>
        <source>%1 needs a value. See `switchyard --help`.</source>
        <translation>%1 需要一个值。参见 `switchyard --help`。</translation>
    </message>
    <message>
        <source>See `switchyard --help`.</source>
        <translation>参见 `switchyard --help`。</translation>
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
  keys list | add NAME [RULES] | change NAME [--name NEW] [RULES] | rotate NAME [--overlap 1h] |
       disable NAME | enable NAME | revoke NAME
                                             keys of the local API. Rules: --limit-usd 5 --period day,
                                             --rpm, --rpd, --tpm, --tpd, --concurrency 10,
                                             --model-limit &apos;author/*=rpm:10&apos;, --models, --providers,
                                             --member, --app, --expires 30d, --loopback-only,
                                             --management; `none` takes one away
  secrets list | set PROVIDER [NAME] | remove PROVIDER [NAME]
                                             provider keys; the secret is read from stdin
  secrets import [--preview] [VARIABLE ...]  take over keys from environment variables
  secrets balance [PROVIDER [NAME]]          what is left on the accounts behind keys
  check                                      validate the configuration, database and key store

Options:
  --profile DIR   where configuration and history are kept
  --config FILE   another configuration file
  --demo          open the application on a throw-away profile with example data
  --verbose       more on stderr
  --version, --help
</source>
        <translation>用法：switchyard [OPTIONS]                   桌面应用程序
      switchyard [OPTIONS] COMMAND [...]

命令：
  serve [--listen HOST:PORT]                 无界面运行本地 API
  ask -m MODEL [-m MODEL ...] [--json] [PROMPT]
                                             询问一个或多个模型；提示词可来自 stdin
  models [QUERY] [--filter KEY=VALUE ...] [--sort KEY] [--json]
                                             模型目录
  route --model M [--body FILE] [--json]     试运行：会询问谁，以及原因
  keys list | add NAME [RULES] | change NAME [--name NEW] [RULES] | rotate NAME [--overlap 1h] |
       disable NAME | enable NAME | revoke NAME
                                             本地 API 的密钥。RULES：--limit-usd 5 --period day、
                                             --rpm、--rpd、--tpm、--tpd、--concurrency 10、
                                             --model-limit &apos;author/*=rpm:10&apos;、--models、--providers、
                                             --member、--app、--expires 30d、--loopback-only、
                                             --management；`none` 可取消某项规则
  secrets list | set PROVIDER [NAME] | remove PROVIDER [NAME]
                                             提供商密钥；机密内容从 stdin 读取
  secrets import [--preview] [VARIABLE ...]  从环境变量导入密钥
  secrets balance [PROVIDER [NAME]]          密钥所属账户的余额
  check                                      检查配置、数据库和密钥存储

选项：
  --profile DIR   保存配置和历史记录的位置
  --config FILE   使用另一个配置文件
  --demo          使用带示例数据的一次性配置档打开应用程序
  --verbose       在 stderr 上输出更多信息
  --version, --help
</translation>
    </message>
</context>
<context>
    <name>app::ask</name>
    <message>
        <source>There is no model set &apos;%1&apos; in the configuration. Known sets: %2</source>
        <translation>配置中没有模型组“%1”。已知模型组：%2</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Which model? Name one or several with -m, for instance -m simulator/atlas-large. `switchyard models` lists them.</source>
        <translation>要使用哪个模型？请用 -m 指定一个或多个，例如 -m simulator/atlas-large。`switchyard models` 可列出模型。</translation>
    </message>
    <message>
        <source>Type the prompt, then Ctrl+D:</source>
        <translation>请输入提示词，然后按 Ctrl+D：</translation>
    </message>
    <message>
        <source>The prompt is empty.</source>
        <translation>提示词为空。</translation>
    </message>
</context>
<context>
    <name>app::check</name>
    <message>
        <source>%1 is valid.</source>
        <translation>%1 有效。</translation>
    </message>
    <message>
        <source>The history database opens.</source>
        <translation>历史记录数据库可以打开。</translation>
    </message>
    <message>
        <source>The system&apos;s key store works.</source>
        <translation>系统密钥存储工作正常。</translation>
    </message>
    <message>
        <source>%1 has the key &apos;%2&apos; (%3).</source>
        <translation>%1 有密钥“%2”（%3）。</translation>
    </message>
    <message>
        <source>%1, key &apos;%2&apos;: %3</source>
        <translation>%1，密钥“%2”：%3</translation>
    </message>
    <message>
        <source>No provider has a key yet; only the simulator answers. `switchyard secrets set PROVIDER` adds one.</source>
        <translation>还没有任何提供商设置密钥；只有模拟器会作答。可用 `switchyard secrets set PROVIDER` 添加。</translation>
    </message>
    <message>
        <source>ok       </source>
        <translation>正常     </translation>
    </message>
    <message>
        <source>PROBLEM  </source>
        <translation>问题     </translation>
    </message>
    <message>
        <source>Finished requests are told to &apos;%1&apos;.</source>
        <translation>已完成的请求会通知“%1”。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be told of finished requests: %2</source>
        <translation>无法将已完成的请求通知“%1”：%2</translation>
    </message>
    <message>
        <source>The price for &apos;%1&apos; at &apos;%2&apos; is for nothing: the catalog has no such endpoint. `switchyard models &apos;%1&apos;` shows what there is.</source>
        <translation>“%2”上“%1”的价格不起作用：目录中没有此端点。可用 `switchyard models &apos;%1&apos;` 查看现有端点。</translation>
    </message>
</context>
<context>
    <name>app::desktop</name>
    <message>
        <source>There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set. Start the desktop from a graphical session, or use `switchyard serve` for the local API without windows.</source>
        <translation>没有显示器：DISPLAY 和 WAYLAND_DISPLAY 均未设置。请从图形会话启动桌面程序，或使用 `switchyard serve` 在无窗口的情况下运行本地 API。</translation>
    </message>
</context>
<context>
    <name>app::keys</name>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>CREATED</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>KEPT IN</source>
        <translation>保存于</translation>
    </message>
    <message>
        <source>The local API has no key yet. `switchyard keys add NAME` makes one.</source>
        <translation>本地 API 还没有密钥。可用 `switchyard keys add NAME` 创建。</translation>
    </message>
    <message>
        <source>Keep it now: it is not shown again.</source>
        <translation>请立即保存：它不会再次显示。</translation>
    </message>
    <message>
        <source>a text, or none</source>
        <translation>文本，或 none</translation>
    </message>
    <message>
        <source>names with commas between them, or none</source>
        <translation>以逗号分隔的名称，或 none</translation>
    </message>
    <message>
        <source>an amount in dollars such as 5 or 0.50, or none</source>
        <translation>美元金额，例如 5 或 0.50，或 none</translation>
    </message>
    <message>
        <source>day, week, month or total</source>
        <translation>day、week、month 或 total</translation>
    </message>
    <message>
        <source>a whole number from 1, or none</source>
        <translation>不小于 1 的整数，或 none</translation>
    </message>
    <message>
        <source>limits of a model such as anthropic/*=rpm:10,tpd:50000</source>
        <translation>某个模型的限制，例如 anthropic/*=rpm:10,tpd:50000</translation>
    </message>
    <message>
        <source>a time such as 30d, 2027-01-31 or 2027-01-31T12:00:00Z, or none</source>
        <translation>时间，例如 30d、2027-01-31 或 2027-01-31T12:00:00Z，或 none</translation>
    </message>
    <message>
        <source>disabled</source>
        <translation>已禁用</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>有效至 %1</translation>
    </message>
    <message>
        <source>expired %1</source>
        <translation>已于 %1 过期</translation>
    </message>
    <message>
        <source>management</source>
        <translation>管理</translation>
    </message>
    <message>
        <source>limits for %1</source>
        <translation>%1 的限制</translation>
    </message>
    <message>
        <source>this machine only</source>
        <translation>仅限本机</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>RULES</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>There is no API key &apos;%1&apos;. `switchyard keys list` shows them.</source>
        <translation>没有 API 密钥“%1”。可用 `switchyard keys list` 查看现有密钥。</translation>
    </message>
    <message>
        <source>--overlap takes a time such as 30m, 1h or 7d.</source>
        <translation>--overlap 需要一个时长，例如 30m、1h 或 7d。</translation>
    </message>
    <message>
        <source>Use `switchyard keys list`, or `keys add NAME`, `keys change NAME`, `keys rotate NAME`, `keys disable NAME`, `keys enable NAME` or `keys revoke NAME`.</source>
        <translation>请使用 `switchyard keys list`，或 `keys add NAME`、`keys change NAME`、`keys rotate NAME`、`keys disable NAME`、`keys enable NAME` 或 `keys revoke NAME`。</translation>
    </message>
</context>
<context>
    <name>app::main</name>
    <message>
        <source>Note: %1</source>
        <translation>注意：%1</translation>
    </message>
    <message>
        <source>There is no command &apos;%1&apos;. Known commands: %2. See `switchyard --help`.</source>
        <translation>没有命令“%1”。已知命令：%2。参见 `switchyard --help`。</translation>
    </message>
    <message>
        <source>This build has no windows. Use a command such as `switchyard serve`; `switchyard --help` lists them.</source>
        <translation>此版本没有窗口界面。请使用 `switchyard serve` 之类的命令；`switchyard --help` 可列出命令。</translation>
    </message>
</context>
<context>
    <name>app::models</name>
    <message>
        <source>No model matches. The nearest names: %1</source>
        <translation>没有匹配的模型。最接近的名称：%1</translation>
    </message>
    <message>
        <source>MODEL</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>CONTEXT</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>IN $/M</source>
        <translation>输入 $/M</translation>
    </message>
    <message>
        <source>OUT $/M</source>
        <translation>输出 $/M</translation>
    </message>
    <message>
        <source>PROVIDERS</source>
        <translation>提供商</translation>
    </message>
</context>
<context>
    <name>app::route</name>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>%1 is not the JSON body of a chat request: %2</source>
        <translation>%1 不是对话请求的 JSON 正文：%2</translation>
    </message>
    <message>
        <source>ENDPOINT</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>KEY</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>ESTIMATE $</source>
        <translation>估算 $</translation>
    </message>
    <message>
        <source>WHY</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>EXCLUDED</source>
        <translation>已排除</translation>
    </message>
    <message>
        <source>REASON</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>BECAUSE</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Which model? Name it with --model.</source>
        <translation>要使用哪个模型？请用 --model 指定。</translation>
    </message>
    <message>
        <source>CHANGED</source>
        <translation>已更改</translation>
    </message>
    <message>
        <source>PROMPT TOKENS</source>
        <translation>提示 TOKEN</translation>
    </message>
</context>
<context>
    <name>app::secrets</name>
    <message>
        <source>usable</source>
        <translation>可用</translation>
    </message>
    <message>
        <source>PROVIDER</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>KEPT IN</source>
        <translation>保存于</translation>
    </message>
    <message>
        <source>SENT TO</source>
        <translation>发送到</translation>
    </message>
    <message>
        <source>STATE</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>There is no provider key yet. `switchyard secrets set PROVIDER` adds one.</source>
        <translation>还没有提供商密钥。可用 `switchyard secrets set PROVIDER` 添加。</translation>
    </message>
    <message>
        <source>Key for %1 (it is not shown):</source>
        <translation>%1 的密钥（不会显示）：</translation>
    </message>
    <message>
        <source>No key came on standard input.</source>
        <translation>标准输入中没有密钥。</translation>
    </message>
    <message>
        <source>$%1 a month</source>
        <translation>每月 $%1</translation>
    </message>
    <message>
        <source>PRIORITY</source>
        <translation>优先级</translation>
    </message>
    <message>
        <source>WEIGHT</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>LIMITS</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>LAST USED</source>
        <translation>上次使用</translation>
    </message>
    <message>
        <source>VARIABLE</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>USED BY</source>
        <translation>使用者</translation>
    </message>
    <message>
        <source>Several providers keep their key in %1. For this one use `switchyard secrets import %2/%1`.</source>
        <translation>多个提供商的密钥都保存在 %1 中。对于此提供商，请使用 `switchyard secrets import %2/%1`。</translation>
    </message>
    <message>
        <source>No variable of this environment holds a key of a provider in the catalog.</source>
        <translation>此环境中没有任何变量含有目录中提供商的密钥。</translation>
    </message>
    <message>
        <source>No usable key is of a provider that tells its balance.</source>
        <translation>没有可用的密钥属于会告知余额的提供商。</translation>
    </message>
    <message>
        <source>There is no such key. `switchyard secrets list` shows those that there are.</source>
        <translation>没有这样的密钥。可用 `switchyard secrets list` 查看现有密钥。</translation>
    </message>
    <message>
        <source>LEFT</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>USED</source>
        <translation>已用</translation>
    </message>
    <message>
        <source>LIMIT</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>CURRENCY</source>
        <translation>货币</translation>
    </message>
    <message>
        <source>Use `switchyard secrets list`, `secrets set PROVIDER [NAME]`, `secrets remove PROVIDER [NAME]`, `secrets import [--preview] [VARIABLE …]` or `secrets balance [PROVIDER [NAME]]`. The key itself is read from standard input.</source>
        <translation>请使用 `switchyard secrets list`、`secrets set PROVIDER [NAME]`、`secrets remove PROVIDER [NAME]`、`secrets import [--preview] [VARIABLE …]` 或 `secrets balance [PROVIDER [NAME]]`。密钥本身从标准输入读取。</translation>
    </message>
</context>
<context>
    <name>app::serve</name>
    <message>
        <source>Stopping: running answers may end, 30 seconds at most.</source>
        <translation>正在停止：进行中的回答可继续至结束，最多 30 秒。</translation>
    </message>
</context>
<context>
    <name>core::AccessControl</name>
    <message>
        <source>The Host &apos;%1&apos; is not allowed. Use the address of this machine, or add the name to &quot;allowed_hosts&quot; in config.json.</source>
        <translation>不允许使用 Host“%1”。请使用这台计算机的地址，或将该名称添加到 config.json 的 &quot;allowed_hosts&quot; 中。</translation>
    </message>
    <message>
        <source>A page at %1 is not allowed to use this API. Add its origin to &quot;allowed_origins&quot; in config.json if it should be.</source>
        <translation>不允许 %1 的页面使用此 API。如果应当允许，请将其来源添加到 config.json 的 &quot;allowed_origins&quot; 中。</translation>
    </message>
    <message>
        <source>Too many wrong keys from this address. Try again in a minute.</source>
        <translation>来自此地址的错误密钥过多。请一分钟后重试。</translation>
    </message>
    <message>
        <source>This API needs a key. Make one under Proxy with &quot;New key&quot;, or with `switchyard keys add NAME`, and send it as `Authorization: Bearer KEY`.</source>
        <translation>此 API 需要密钥。请在“代理”中用“新建密钥”创建，或使用 `switchyard keys add NAME`，并以 `Authorization: Bearer KEY` 发送。</translation>
    </message>
    <message>
        <source>The key is not one of this Switchyard&apos;s. Its keys are listed under Proxy and by `switchyard keys list`.</source>
        <translation>此密钥不属于这个 Switchyard。其密钥列在“代理”中，也可用 `switchyard keys list` 列出。</translation>
    </message>
    <message>
        <source>The secret of the key &apos;%1&apos; was replaced by a new one, which has to be used now.</source>
        <translation>密钥“%1”的机密内容已更换，现在必须使用新的内容。</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is disabled. Enable it under Proxy, or with `switchyard keys enable NAME`.</source>
        <translation>密钥“%1”已禁用。请在“代理”中或用 `switchyard keys enable NAME` 启用它。</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; expired on %2. Give it a later end, or make a new key.</source>
        <translation>密钥“%1”已于 %2 过期。请为其设置更晚的到期时间，或创建新密钥。</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is for programs on Switchyard&apos;s own machine only.</source>
        <translation>密钥“%1”仅供 Switchyard 所在计算机上的程序使用。</translation>
    </message>
</context>
<context>
    <name>core::AnswerDecoder</name>
    <message>
        <source>sent an answer that is too large.</source>
        <translation>发来的回答过大。</translation>
    </message>
    <message>
        <source>sent a line that is too large.</source>
        <translation>发来的某一行过长。</translation>
    </message>
    <message>
        <source>sent something that is no answer.</source>
        <translation>发来的内容不是回答。</translation>
    </message>
    <message>
        <source>sent an event that is not JSON.</source>
        <translation>发来的事件不是 JSON。</translation>
    </message>
    <message>
        <source>sent an empty answer.</source>
        <translation>发来了空回答。</translation>
    </message>
    <message>
        <source>sent nothing at all.</source>
        <translation>没有发来任何内容。</translation>
    </message>
    <message>
        <source>sent a web page instead of an answer.</source>
        <translation>发来的是网页而不是回答。</translation>
    </message>
    <message>
        <source>sent broken JSON.</source>
        <translation>发来的 JSON 已损坏。</translation>
    </message>
    <message>
        <source>sent an answer without an answer in it.</source>
        <translation>发送的回答里没有内容。</translation>
    </message>
</context>
<context>
    <name>core::AnthropicAnswerReader</name>
    <message>
        <source>sent an event that is not JSON.</source>
        <translation>发来的事件不是 JSON。</translation>
    </message>
</context>
<context>
    <name>core::AnthropicIngress</name>
    <message>
        <source>one of %1</source>
        <translation>以下之一：%1</translation>
    </message>
    <message>
        <source>a list of at least one message</source>
        <translation>至少含一条消息的列表</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 或更大</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>the name of a tool</source>
        <translation>工具名称</translation>
    </message>
    <message>
        <source>a string or a list of blocks</source>
        <translation>字符串或块的列表</translation>
    </message>
    <message>
        <source>absent where &apos;models&apos; is given</source>
        <translation>在已给出 &apos;models&apos; 时不得出现</translation>
    </message>
    <message>
        <source>a list of %1 entries at most</source>
        <translation>最多 %1 项的列表</translation>
    </message>
    <message>
        <source>an object with &apos;model&apos; and nothing else</source>
        <translation>只含 &apos;model&apos; 的对象</translation>
    </message>
    <message>
        <source>absent where &apos;thinking&apos; is given</source>
        <translation>在已给出 &apos;thinking&apos; 时不得出现</translation>
    </message>
</context>
<context>
    <name>core::AnthropicMessages</name>
    <message>
        <source>audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>media by address</source>
        <translation>以地址给出的媒体</translation>
    </message>
    <message>
        <source>media that is neither data URL nor address</source>
        <translation>既不是数据 URL 也不是地址的媒体</translation>
    </message>
    <message>
        <source>%1 at %2 cannot be sent %3 (field &apos;%4&apos; of the request). Remove it, or choose another model or provider.</source>
        <translation>无法向 %2 的 %1 发送%3（请求的字段“%4”）。请将其删除，或选择其他模型或提供商。</translation>
    </message>
    <message>
        <source>%1 at %2 cannot go on with an answer that is begun. End the conversation with a user message, or choose another model.</source>
        <translation>%2 的 %1 无法续写已开始的回答。请以用户消息结束对话，或选择其他模型。</translation>
    </message>
    <message>
        <source>the tool &apos;%1&apos;</source>
        <translation>工具“%1”</translation>
    </message>
</context>
<context>
    <name>core::AnthropicReply</name>
    <message>
        <source>The model&apos;s answer ended in an error (%1). Try again, or choose another model.</source>
        <translation>模型的回答以错误结束（%1）。请重试，或选择其他模型。</translation>
    </message>
    <message>
        <source>no code given</source>
        <translation>未给出代码</translation>
    </message>
</context>
<context>
    <name>core::ApiKeyFile</name>
    <message>
        <source>%1 cannot be changed now: another Switchyard is changing it, or its folder cannot be written to. Check the folder&apos;s permissions and try again.</source>
        <translation>现在无法更改 %1：另一个 Switchyard 正在更改它，或其文件夹不可写。请检查文件夹的权限，然后重试。</translation>
    </message>
    <message>
        <source>The list of API keys %1 is damaged. It was left as it is. Repair it or put a backup in its place; if you remove it, all keys have to be made anew.</source>
        <translation>API 密钥列表 %1 已损坏。文件保持原样。请修复它或用备份替换它；如果将其移除，则必须重新创建所有密钥。</translation>
    </message>
    <message>
        <source>The list of API keys %1 was written by a newer Switchyard. It was left as it is. Update Switchyard.</source>
        <translation>API 密钥列表 %1 由更新版本的 Switchyard 写入。文件保持原样。请更新 Switchyard。</translation>
    </message>
    <message>
        <source>A key needs a name of at most %1 letters, such as that of the program that uses it.</source>
        <translation>密钥需要一个名称，最多 %1 个字符，例如使用它的程序的名称。</translation>
    </message>
    <message>
        <source>There is an API key &apos;%1&apos; already. Revoke it first, or choose another name.</source>
        <translation>已有 API 密钥“%1”。请先吊销它，或另选名称。</translation>
    </message>
    <message>
        <source>There is no API key &apos;%1&apos;, nor any other.</source>
        <translation>没有 API 密钥“%1”，也没有其他任何密钥。</translation>
    </message>
    <message>
        <source>There is no API key &apos;%1&apos;. There are: %2.</source>
        <translation>没有 API 密钥“%1”。现有密钥：%2。</translation>
    </message>
    <message>
        <source>A limit on money cannot be below zero.</source>
        <translation>金额上限不能小于零。</translation>
    </message>
    <message>
        <source>Limits by model need a model, a limit, and no model twice.</source>
        <translation>各模型的限制需要有模型和上限，且同一模型不能出现两次。</translation>
    </message>
    <message>
        <source>A limit of requests or tokens is a whole number from 1. Disable the key if it should do nothing.</source>
        <translation>请求或 token 的上限必须是不小于 1 的整数。如果密钥什么都不应做，请禁用它。</translation>
    </message>
    <message>
        <source>The lists of models and providers cannot have empty entries.</source>
        <translation>模型和提供商列表不能含有空条目。</translation>
    </message>
    <message>
        <source>The old secret can be taken for at most a year longer.</source>
        <translation>旧的机密内容最多还能继续使用一年。</translation>
    </message>
</context>
<context>
    <name>core::AtomicFile</name>
    <message>
        <source>%1 is a folder; a file is expected there. Move the folder away.</source>
        <translation>%1 是文件夹；此处应为文件。请将该文件夹移走。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Check the file and its permissions.</source>
        <translation>无法读取 %1：%2。请检查该文件及其权限。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2. Check the disk.</source>
        <translation>无法读取 %1：%2。请检查磁盘。</translation>
    </message>
    <message>
        <source>%1 is larger than 16 MiB, so it cannot be what it should be. It was left as it is.</source>
        <translation>%1 大于 16 MiB，不可能是应有的文件。文件保持原样。</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2. The file is as it was. Check its permissions and the room on the disk.</source>
        <translation>无法写入 %1：%2。文件保持原样。请检查其权限和磁盘空间。</translation>
    </message>
</context>
<context>
    <name>core::AttemptPlan</name>
    <message>
        <source>skipped %1: same key, %2</source>
        <translation>已跳过 %1：同一密钥，%2</translation>
    </message>
    <message>
        <source>after %1: %2</source>
        <translation>在 %1 之后：%2</translation>
    </message>
    <message>
        <source>once more after %1: nobody else is left</source>
        <translation>%1后再试一次：没有其他可选端点</translation>
    </message>
    <message>
        <source>No endpoint can take %1.</source>
        <translation>没有端点能处理 %1。</translation>
    </message>
    <message>
        <source>The time for this request was over before it could be sent. Raise the time-outs under `timeouts` in the configuration.</source>
        <translation>此请求在发送之前就已超时。请在配置的 `timeouts` 中调高超时时间。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>provider: what went wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 not tried: same key, %2</source>
        <translation>未尝试 %1：同一密钥，%2</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s) were tried for %1 and none answered: %2.</source>
        <translation>
            <numerusform>已为 %1 尝试 %n 个端点，均未作答：%2。</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again in %1.</source>
        <translation>请在 %1后重试。</translation>
    </message>
    <message>
        <source>Try again in a moment.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>Check the keys under Keys.</source>
        <translation>请在“密钥”中检查密钥。</translation>
    </message>
    <message>
        <source>asked too, because %1 is late with its first token; %2</source>
        <translation>因 %1 的首个 token 迟迟未到而同时询问；%2</translation>
    </message>
</context>
<context>
    <name>core::AutoRouter</name>
    <message>
        <source>&apos;%1&apos; of the plugin &apos;%2&apos; must be %3.</source>
        <translation>插件“%2”的“%1”必须为：%3。</translation>
    </message>
    <message>
        <source>a list of patterns</source>
        <translation>模式列表</translation>
    </message>
    <message>
        <source>a list of patterns of at most %L1 characters</source>
        <translation>模式列表，每个模式最多 %L1 个字符</translation>
    </message>
    <message>
        <source>a list of at most %L1 patterns</source>
        <translation>最多含 %L1 个模式的列表</translation>
    </message>
    <message>
        <source>shorter: at most %L1 characters in all</source>
        <translation>更短的列表，总共最多 %L1 个字符</translation>
    </message>
    <message>
        <source>one of low, medium, high, xhigh, max</source>
        <translation>low、medium、high、xhigh、max 之一</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>No models match your request and model restrictions.</source>
        <translation>没有模型符合您的请求和模型限制。</translation>
    </message>
    <message>
        <source>no model with a known price</source>
        <translation>没有价格已知的模型</translation>
    </message>
    <message>
        <source>nearest to the price band &apos;%1&apos;, which is empty</source>
        <translation>最接近价格档“%1”（该档为空）</translation>
    </message>
    <message>
        <source>price band &apos;%1&apos; (%2–%3 % of the usable models)</source>
        <translation>价格档“%1”（可用模型的 %2–%3 %）</translation>
    </message>
    <message>
        <source>released %1</source>
        <translation>发布于 %1</translation>
    </message>
    <message>
        <source>thinks</source>
        <translation>会思考</translation>
    </message>
    <message>
        <source>; %1</source>
        <translation>；%1</translation>
    </message>
    <message>
        <source>task: %1; number %2 on your list</source>
        <translation>任务：%1；您列表中的第 %2 个</translation>
    </message>
    <message>
        <source>task: %1; %2%3</source>
        <translation>任务：%1；%2%3</translation>
    </message>
    <message>
        <source>pinned: it gave the last answer</source>
        <translation>已固定：上一个回答来自此模型</translation>
    </message>
    <message>
        <source>no public scores of code, so chosen like switchyard/auto; %1</source>
        <translation>没有公开的代码评分，因此按 switchyard/auto 的方式选择；%1</translation>
    </message>
    <message numerus="yes">
        <source>drawn from %n free model(s)</source>
        <translation>
            <numerusform>从 %n 个免费模型中随机选出</numerusform>
        </translation>
    </message>
    <message>
        <source>the next free model</source>
        <translation>下一个免费模型</translation>
    </message>
</context>
<context>
    <name>core::Balance</name>
    <message>
        <source>The balance row of &apos;%1&apos; is wrong at &apos;%2&apos;.</source>
        <translation>“%1”的余额条目在“%2”处有误。</translation>
    </message>
    <message>
        <source>Balance row %1 names no provider or no place to ask.</source>
        <translation>余额条目 %1 没有指定提供商或查询地址。</translation>
    </message>
    <message>
        <source>%1 answered the question for the balance with something that is no JSON. Its page for billing says more.</source>
        <translation>%1 对余额查询的回复不是 JSON。详情请查看其账单页面。</translation>
    </message>
    <message>
        <source>%1 answered the question for the balance without a figure that can be read. Its page for billing says more.</source>
        <translation>%1 对余额查询的回复中没有可读取的金额。详情请查看其账单页面。</translation>
    </message>
</context>
<context>
    <name>core::BalanceQuery</name>
    <message>
        <source>%1 has no address that can be asked for the balance.</source>
        <translation>%1 没有可查询余额的地址。</translation>
    </message>
    <message>
        <source>%1 answered the question for the balance with more than can be one.</source>
        <translation>%1 对余额查询的回复过大，不可能是余额。</translation>
    </message>
    <message>
        <source>%1 does not tell the balance to this key (%2). Its page for billing says more.</source>
        <translation>%1 不向此密钥告知余额（%2）。详情请查看其账单页面。</translation>
    </message>
    <message>
        <source>%1 answered %2 when it was asked for the balance. Try again later, or look at its page for billing.</source>
        <translation>查询余额时 %1 返回了 %2。请稍后重试，或查看其账单页面。</translation>
    </message>
</context>
<context>
    <name>core::BedrockConverse</name>
    <message>
        <source>this kind of image</source>
        <translation>这种图片</translation>
    </message>
    <message>
        <source>this kind of file</source>
        <translation>这种文件</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>a part of the type &apos;%1&apos;</source>
        <translation>类型为“%1”的部分</translation>
    </message>
</context>
<context>
    <name>core::BroadcastOutlet</name>
    <message>
        <source>What is kept under %1 holds a line break or another character that no header has. Enter it again.</source>
        <translation>保存在 %1 下的内容含有换行符或标头中不会出现的其他字符。请重新输入。</translation>
    </message>
</context>
<context>
    <name>core::Budget</name>
    <message>
        <source>The daily limit of the key &apos;%1&apos;, %2,</source>
        <translation>密钥“%1”的 %2 每日上限</translation>
    </message>
    <message>
        <source>The daily budget &apos;%1&apos; of %2</source>
        <translation>%2 的每日预算“%1”</translation>
    </message>
    <message>
        <source>The weekly limit of the key &apos;%1&apos;, %2,</source>
        <translation>密钥“%1”的 %2 每周上限</translation>
    </message>
    <message>
        <source>The weekly budget &apos;%1&apos; of %2</source>
        <translation>%2 的每周预算“%1”</translation>
    </message>
    <message>
        <source>The monthly limit of the key &apos;%1&apos;, %2,</source>
        <translation>密钥“%1”的 %2 每月上限</translation>
    </message>
    <message>
        <source>The monthly budget &apos;%1&apos; of %2</source>
        <translation>%2 的每月预算“%1”</translation>
    </message>
    <message numerus="yes">
        <source>The limit of the key &apos;%1&apos; for any %n days, %2,</source>
        <translation>
            <numerusform>密钥“%1”任意 %n 天内 %2 的上限</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The budget &apos;%1&apos; for any %n days of %2</source>
        <translation>
            <numerusform>任意 %n 天内 %2 的预算“%1”</numerusform>
        </translation>
    </message>
    <message>
        <source>The limit of the key &apos;%1&apos;, %2,</source>
        <translation>密钥“%1”的 %2 上限</translation>
    </message>
    <message>
        <source>The budget &apos;%1&apos; of %2</source>
        <translation>%2 的预算“%1”</translation>
    </message>
    <message>
        <source>It starts anew on %1 (%2); until then, raise the key&apos;s limit or use another key.</source>
        <translation>它将于 %1（%2）重新开始；在此之前，请提高该密钥的上限或使用其他密钥。</translation>
    </message>
    <message>
        <source>It starts anew on %1 (%2); until then, raise its limit or ask a cheaper model.</source>
        <translation>它将于 %1（%2）重新开始；在此之前，请提高其上限或询问更便宜的模型。</translation>
    </message>
    <message>
        <source>What was spent comes back when it is older than that; until then, raise the key&apos;s limit or use another key.</source>
        <translation>已花费的金额超过该期限后会重新可用；在此之前，请提高该密钥的上限或使用其他密钥。</translation>
    </message>
    <message>
        <source>What was spent comes back when it is older than that; until then, raise its limit or ask a cheaper model.</source>
        <translation>已花费的金额超过该期限后会重新可用；在此之前，请提高其上限或询问更便宜的模型。</translation>
    </message>
    <message>
        <source>It never starts anew: raise the key&apos;s limit or use another key.</source>
        <translation>它不会重新开始：请提高该密钥的上限或使用其他密钥。</translation>
    </message>
    <message>
        <source>It never starts anew: raise its limit or ask a cheaper model.</source>
        <translation>它不会重新开始：请提高其上限或询问更便宜的模型。</translation>
    </message>
    <message>
        <source>%1 lets through only what costs nothing.</source>
        <translation>%1只允许不花钱的请求通过。</translation>
    </message>
    <message>
        <source>%1 is spent (%2 of it; %3 are needed at most).</source>
        <translation>%1已用完（已花费 %2；最多需要 %3）。</translation>
    </message>
    <message>
        <source>%1 is spent (%2 of it).</source>
        <translation>%1已用完（已花费 %2）。</translation>
    </message>
    <message>
        <source>%1 has no room now: %2 are spent and %3 are set aside for requests under way. Try again when one of them has ended.</source>
        <translation>%1目前没有余量：已花费 %2，另为进行中的请求预留了 %3。请在其中一个请求结束后重试。</translation>
    </message>
    <message>
        <source>%1 cannot be held, for it is not known what %2 costs at %3. Give the model a price: &apos;pricing&apos; of its row under providers.%3.models in config.json.</source>
        <translation>%1无法得到保证，因为不知道 %2 在 %3 的费用。请为该模型设置价格：config.json 中 providers.%3.models 下其条目的 &apos;pricing&apos;。</translation>
    </message>
    <message>
        <source>Or let such requests through with &apos;allow_unknown_prices&apos; of the budget.</source>
        <translation>或者用该预算的 &apos;allow_unknown_prices&apos; 允许此类请求通过。</translation>
    </message>
    <message>
        <source>%1 has too little left: %2 of it are spent, and the request may cost up to %3. Ask for a shorter answer (max_tokens).</source>
        <translation>%1的余额不足：已花费 %2，而此请求最多可能花费 %3。请要求更短的回答（max_tokens）。</translation>
    </message>
</context>
<context>
    <name>core::BudgetEdits</name>
    <message>
        <source>There is no budget &apos;%1&apos;. Somebody may have removed it from config.json in the meantime.</source>
        <translation>没有预算“%1”。它可能已被人从 config.json 中移除。</translation>
    </message>
    <message>
        <source>There is a budget &apos;%1&apos; already. Choose another name.</source>
        <translation>已有预算“%1”。请另选名称。</translation>
    </message>
</context>
<context>
    <name>core::Call</name>
    <message>
        <source>The caller cancelled the request.</source>
        <translation>调用方取消了请求。</translation>
    </message>
    <message>
        <source>%1 sent an empty answer.</source>
        <translation>%1 发来了空回答。</translation>
    </message>
    <message>
        <source>once more without %1</source>
        <translation>去掉 %1 再试一次</translation>
    </message>
    <message>
        <source>%1 answered first.</source>
        <translation>%1 先作答。</translation>
    </message>
</context>
<context>
    <name>core::CallForm</name>
    <message>
        <source>%1 is missing in its address; set `%2` beside the key of %3 in the configuration, or the environment variable %1</source>
        <translation>其地址缺少 %1；请在配置中 %3 的密钥旁设置 `%2`，或设置环境变量 %1</translation>
    </message>
    <message>
        <source>%1 is missing in its address; set `providers.%2.base_url` in the configuration, or the environment variable %1</source>
        <translation>其地址缺少 %1；请在配置中设置 `providers.%2.base_url`，或设置环境变量 %1</translation>
    </message>
    <message>
        <source>offered only as %1</source>
        <translation>仅以 %1 形式提供</translation>
    </message>
    <message>
        <source>cannot be called with a key of one&apos;s own</source>
        <translation>无法用自己的密钥调用</translation>
    </message>
    <message>
        <source>speaks %1, which is not supported for this</source>
        <translation>使用 %1，此处不支持</translation>
    </message>
    <message>
        <source>has no known address; set `providers.%1.base_url` in the configuration</source>
        <translation>没有已知地址；请在配置中设置 `providers.%1.base_url`</translation>
    </message>
    <message>
        <source>is in %1, the key is for %2</source>
        <translation>位于 %1，而密钥用于 %2</translation>
    </message>
</context>
<context>
    <name>core::CallPlanner</name>
    <message>
        <source>the budget &apos;%1&apos; has no room for %2, so %3 is asked instead</source>
        <translation>预算“%1”没有余量用于 %2，因此改为询问 %3</translation>
    </message>
</context>
<context>
    <name>core::CatalogChange</name>
    <message>
        <source>This is no list of catalog changes.</source>
        <translation>这不是目录更改列表。</translation>
    </message>
</context>
<context>
    <name>core::CatalogLink</name>
    <message>
        <source>This is too long for a link into the catalog.</source>
        <translation>作为指向目录的链接，这段内容过长。</translation>
    </message>
    <message>
        <source>This is no link into the catalog: such a link begins with %1.</source>
        <translation>这不是指向目录的链接：此类链接以 %1 开头。</translation>
    </message>
</context>
<context>
    <name>core::CatalogSource</name>
    <message>
        <source>%1 answered with more than a list of models can be. The catalog stays as it is.</source>
        <translation>%1 的回复过大，不可能是模型列表。目录保持不变。</translation>
    </message>
    <message>
        <source>%1 answered with nothing. The catalog stays as it is.</source>
        <translation>%1 的回复为空。目录保持不变。</translation>
    </message>
    <message>
        <source>What %1 answered is not JSON, or was cut off. The catalog stays as it is; try again later.</source>
        <translation>%1 的回复不是 JSON，或不完整。目录保持不变；请稍后重试。</translation>
    </message>
    <message>
        <source>What %1 answered is no list of models in the form that is known here. The catalog stays as it is; a newer version of the program may know the form.</source>
        <translation>%1 的回复不是此处已知格式的模型列表。目录保持不变；较新版本的程序可能识别该格式。</translation>
    </message>
    <message numerus="yes">
        <source>%1 named only %n model(s), so its list cannot be whole. The catalog stays as it is; try again later.</source>
        <translation>
            <numerusform>%1 只列出了 %n 个模型，列表不可能完整。目录保持不变；请稍后重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 named more models than there can be. The catalog stays as it is.</source>
        <translation>%1 列出的模型多得不合理。目录保持不变。</translation>
    </message>
</context>
<context>
    <name>core::CatalogStore</name>
    <message>
        <source>The folder %1 cannot be made. Check the permissions and the room on the disk.</source>
        <translation>无法创建文件夹 %1。请检查权限和磁盘空间。</translation>
    </message>
    <message>
        <source>%1 cannot be read and was set aside as %2. The next refresh of the catalog makes it again.</source>
        <translation>无法读取 %1，已将其另存为 %2。下次刷新目录时会重新创建。</translation>
    </message>
    <message>
        <source>%1 names %2 models; last time it named %3. Such a loss can only be a fault over there, so the catalog stays as it is.</source>
        <translation>%1 列出了 %2 个模型；上次为 %3 个。减少这么多只可能是对方出错，因此目录保持不变。</translation>
    </message>
</context>
<context>
    <name>core::CatalogUpdater</name>
    <message>
        <source>The refresh of the catalog was called off.</source>
        <translation>目录刷新已取消。</translation>
    </message>
    <message>
        <source>config.json names no source for the catalog, so there is nobody to ask. Remove &apos;sources&apos; from its section &apos;catalog&apos; to ask all of them.</source>
        <translation>config.json 没有为目录指定来源，因此无处可查询。如需查询所有来源，请从其 &apos;catalog&apos; 部分移除 &apos;sources&apos;。</translation>
    </message>
    <message>
        <source>The refresh of the catalog was called off. The catalog is as it was.</source>
        <translation>目录刷新已取消。目录保持不变。</translation>
    </message>
</context>
<context>
    <name>core::CohereChat</name>
    <message>
        <source>audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>a part of the type &apos;%1&apos;</source>
        <translation>类型为“%1”的部分</translation>
    </message>
</context>
<context>
    <name>core::ColumnSetStore</name>
    <message>
        <source>%1 is not what Switchyard has written: saved sets of columns cannot be read. It will be kept beside a new one.</source>
        <translation>%1 不是 Switchyard 写入的内容：无法读取已保存的列组合。该文件会保留在新文件旁边。</translation>
    </message>
</context>
<context>
    <name>core::CompletionsIngress</name>
    <message>
        <source>no larger than &apos;n&apos;; nobody here could choose among the answers</source>
        <translation>不大于 &apos;n&apos;；这里无人可以在回答之间挑选</translation>
    </message>
    <message>
        <source>one string, or a list of one string</source>
        <translation>一个字符串，或只含一个字符串的列表</translation>
    </message>
    <message>
        <source>left out; a chat cannot fill in what stands before a text</source>
        <translation>省略；对话无法补全文本之前的内容</translation>
    </message>
    <message>
        <source>0 or more</source>
        <translation>0 或更大</translation>
    </message>
</context>
<context>
    <name>core::Config</name>
    <message>
        <source>This setting is read but not yet enforced by this version.</source>
        <translation>此设置会被读取，但当前版本尚未执行。</translation>
    </message>
    <message>
        <source>Amounts are written in quotes, because numbers lose digits: &quot;%1&quot;.</source>
        <translation>金额要写在引号内，因为数字会丢失精度：&quot;%1&quot;。</translation>
    </message>
    <message>
        <source>This must be an amount in US dollars in quotes, such as &quot;0.0000015&quot;.</source>
        <translation>此处必须是带引号的美元金额，例如 &quot;0.0000015&quot;。</translation>
    </message>
    <message>
        <source>An address must not hold a user name or password. Put the secret under &apos;keys&apos;.</source>
        <translation>地址不能包含用户名或密码。请将机密内容放在 &apos;keys&apos; 下。</translation>
    </message>
    <message>
        <source>This must be an address that starts with http:// or https://, such as https://api.example.com/v1.</source>
        <translation>此处必须是以 http:// 或 https:// 开头的地址，例如 https://api.example.com/v1。</translation>
    </message>
    <message>
        <source>This is no name of an HTTP header.</source>
        <translation>这不是 HTTP 标头的名称。</translation>
    </message>
    <message>
        <source>The value of a header must be a string of one line.</source>
        <translation>标头的值必须是单行字符串。</translation>
    </message>
    <message>
        <source>The value looks like a secret itself. Secrets belong under &apos;keys&apos;, as a reference such as keychain:NAME, env:VARIABLE or file:PATH.</source>
        <translation>该值看起来就是机密内容本身。机密内容应放在 &apos;keys&apos; 下，写成 keychain:NAME、env:VARIABLE 或 file:PATH 之类的引用。</translation>
    </message>
    <message>
        <source>There is no such setting here. Known are: %1.</source>
        <translation>此处没有这项设置。已知设置：%1。</translation>
    </message>
    <message>
        <source>There is no such setting here. Did you mean &apos;%1&apos;?</source>
        <translation>此处没有这项设置。您是否想输入“%1”？</translation>
    </message>
    <message>
        <source>This must be a text in quotes.</source>
        <translation>此处必须是带引号的文本。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is missing here.</source>
        <translation>此处缺少“%1”。</translation>
    </message>
    <message>
        <source>This must not be empty.</source>
        <translation>此处不能为空。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not known here. It must be one of: %2.</source>
        <translation>此处不识别“%1”。必须是以下之一：%2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not known here. Did you mean &apos;%2&apos;? It must be one of: %3.</source>
        <translation>此处不识别“%1”。您是否想输入“%2”？必须是以下之一：%3。</translation>
    </message>
    <message>
        <source>This must be true or false, without quotes.</source>
        <translation>此处必须是 true 或 false，不带引号。</translation>
    </message>
    <message>
        <source>This must be a whole number, %1 or more.</source>
        <translation>此处必须是不小于 %1 的整数。</translation>
    </message>
    <message>
        <source>This must be a whole number from %1 to %2.</source>
        <translation>此处必须是 %1 到 %2 之间的整数。</translation>
    </message>
    <message>
        <source>This must be a list in square brackets.</source>
        <translation>此处必须是方括号括起的列表。</translation>
    </message>
    <message>
        <source>This must be a text in quotes, not empty.</source>
        <translation>此处必须是带引号的非空文本。</translation>
    </message>
    <message>
        <source>This must be an object in curly brackets.</source>
        <translation>此处必须是花括号括起的对象。</translation>
    </message>
    <message>
        <source>This looks like a secret itself: only a reference may stand here. Write keychain:NAME, env:VARIABLE or file:PATH, and keep the secret there.</source>
        <translation>这看起来就是机密内容本身：此处只能填写引用。请写 keychain:NAME、env:VARIABLE 或 file:PATH，并将机密内容保存在那里。</translation>
    </message>
    <message>
        <source>After env: comes the name of an environment variable: letters, digits and underscores.</source>
        <translation>env: 之后是环境变量的名称：由字母、数字和下划线组成。</translation>
    </message>
    <message>
        <source>This price is read but no request is charged by it yet.</source>
        <translation>此价格会被读取，但尚无请求据此计费。</translation>
    </message>
    <message>
        <source>This must be a time of day in UTC as HHMM, such as 1630.</source>
        <translation>此处必须是 UTC 时间，格式为 HHMM，例如 1630。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in the catalog, so it needs %2.</source>
        <translation>“%1”不在目录中，因此需要 %2。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not in the catalog, so it needs %2. Or did you mean &apos;%3&apos;?</source>
        <translation>“%1”不在目录中，因此需要 %2。或者您是否想输入“%3”？</translation>
    </message>
    <message>
        <source>The name &apos;%1&apos; is taken by another entry of this list.</source>
        <translation>名称“%1”已被此列表的另一个条目占用。</translation>
    </message>
    <message>
        <source>This must be HOST:PORT, such as 127.0.0.1:8484, with a port from 0 to 65535.</source>
        <translation>此处必须是 HOST:PORT，例如 127.0.0.1:8484，端口为 0 到 65535。</translation>
    </message>
    <message>
        <source>This must be an origin such as http://localhost:3000, without a path.</source>
        <translation>此处必须是来源，例如 http://localhost:3000，不带路径。</translation>
    </message>
    <message>
        <source>This must be a host name such as box.local, without http:// and path.</source>
        <translation>此处必须是主机名，例如 box.local，不带 http:// 和路径。</translation>
    </message>
    <message>
        <source>A price cannot be negative.</source>
        <translation>价格不能为负数。</translation>
    </message>
    <message>
        <source>A model set is a list of model names, such as [&quot;author/model&quot;, &quot;author/other&quot;].</source>
        <translation>模型组是模型名称的列表，例如 [&quot;author/model&quot;, &quot;author/other&quot;]。</translation>
    </message>
    <message>
        <source>This must be a list of whole percents from 1 to 100, such as [50, 80].</source>
        <translation>此处必须是 1 到 100 的整数百分比列表，例如 [50, 80]。</translation>
    </message>
    <message>
        <source>&apos;secret&apos; is missing here; for programs on this machine that cannot send a key, write &quot;no_key&quot;: true instead.</source>
        <translation>此处缺少 &apos;secret&apos;；对于这台计算机上无法发送密钥的程序，请改写为 &quot;no_key&quot;: true。</translation>
    </message>
    <message>
        <source>An entry has either &apos;secret&apos; or &quot;no_key&quot;: true, not both.</source>
        <translation>一个条目只能有 &apos;secret&apos; 或 &quot;no_key&quot;: true 之一，不能同时有。</translation>
    </message>
    <message>
        <source>This is Switchyard&apos;s own address (%1): requests would go round in a circle.</source>
        <translation>这是 Switchyard 自己的地址（%1）：请求会循环往复。</translation>
    </message>
    <message>
        <source>This is not valid JSON: %1 (column %2).</source>
        <translation>这不是有效的 JSON：%1（第 %2 列）。</translation>
    </message>
    <message>
        <source>The file must hold one object in curly brackets.</source>
        <translation>文件必须包含一个花括号括起的对象。</translation>
    </message>
    <message>
        <source>This name stands here twice; only one can count.</source>
        <translation>此名称在这里出现了两次；只有一个能生效。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no name of a region, project or location.</source>
        <translation>“%1”不是区域、项目或位置的名称。</translation>
    </message>
    <message>
        <source>This is not known here; it goes to the provider as it is.</source>
        <translation>此处不识别该项；它会原样发送给提供商。</translation>
    </message>
    <message>
        <source>Did you mean &apos;%1&apos;?</source>
        <translation>您是否想输入“%1”？</translation>
    </message>
    <message>
        <source>This must be a number above 0, at most %1.</source>
        <translation>此处必须是大于 0 且不超过 %1 的数字。</translation>
    </message>
    <message>
        <source>This must be a number, without quotes.</source>
        <translation>此处必须是数字，不带引号。</translation>
    </message>
    <message>
        <source>This must be a whole number.</source>
        <translation>此处必须是整数。</translation>
    </message>
    <message>
        <source>Something here looks like a secret. It would stand in this file and go to every provider that is asked.</source>
        <translation>此处有内容看起来像机密内容。它会留在此文件中，并发送给每个被询问的提供商。</translation>
    </message>
    <message>
        <source>Something here looks like a secret itself. Presets are no place for secrets: they go to the providers.</source>
        <translation>此处有内容看起来就是机密内容本身。预设中不应存放机密内容：预设会发送给提供商。</translation>
    </message>
    <message>
        <source>The name of a preset has letters, digits, dots, hyphens and underscores, at most 64, such as careful-reader.</source>
        <translation>预设的名称由字母、数字、点、连字符和下划线组成，最多 64 个字符，例如 careful-reader。</translation>
    </message>
    <message>
        <source>A service tier is the endpoint&apos;s tag: write either &apos;tag&apos; or &apos;service_tier&apos;.</source>
        <translation>服务层级就是端点的标签 (tag)：请只写 &apos;tag&apos; 或 &apos;service_tier&apos; 之一。</translation>
    </message>
    <message>
        <source>SearXNG is a server of your own, so it needs &apos;base_url&apos;.</source>
        <translation>SearXNG 是您自己的服务器，因此需要 &apos;base_url&apos;。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; asks for a key, so &apos;secret&apos; is needed, as a reference such as keychain:NAME, env:VARIABLE or file:PATH.</source>
        <translation>“%1”要求密钥，因此需要 &apos;secret&apos;，写成 keychain:NAME、env:VARIABLE 或 file:PATH 之类的引用。</translation>
    </message>
    <message>
        <source>This must be a number above 0, or an object with one at p50, p75, p90 or p99.</source>
        <translation>此处必须是大于 0 的数字，或在 p50、p75、p90 或 p99 处含此类数字的对象。</translation>
    </message>
    <message>
        <source>This must be workspace, or one of member:NAME, key:NAME, provider-key:ID/NAME, provider:ID, model:ID, app:NAME, or a list of several of them.</source>
        <translation>此处必须是 workspace，或 member:NAME、key:NAME、provider-key:ID/NAME、provider:ID、model:ID、app:NAME 之一，或由其中几项组成的列表。</translation>
    </message>
    <message>
        <source>After provider-key: come the provider and the name of its key, such as provider-key:openai/work.</source>
        <translation>provider-key: 之后是提供商及其密钥名称，例如 provider-key:openai/work。</translation>
    </message>
    <message>
        <source>The action downgrade needs &apos;downgrade_to&apos;, a model or set/NAME.</source>
        <translation>操作 downgrade 需要 &apos;downgrade_to&apos;，即一个模型或 set/NAME。</translation>
    </message>
    <message>
        <source>This is for the action downgrade only.</source>
        <translation>这只适用于操作 downgrade。</translation>
    </message>
    <message>
        <source>There is no set &apos;%1&apos; under &apos;model_sets&apos;.</source>
        <translation>&apos;model_sets&apos; 下没有模型组“%1”。</translation>
    </message>
    <message>
        <source>This is for the period rolling only.</source>
        <translation>这只适用于周期 rolling。</translation>
    </message>
    <message>
        <source>This must be a date and time with its offset, such as 2026-12-31T23:59:59Z or 2026-12-31T23:59:59+01:00.</source>
        <translation>这里必须是带时差的日期和时间，例如 2026-12-31T23:59:59Z 或 2026-12-31T23:59:59+01:00。</translation>
    </message>
    <message>
        <source>The limit of requests a minute stands here and under &apos;limits&apos;: write one of them.</source>
        <translation>每分钟请求数的限制既写在这里，又写在 &apos;limits&apos; 下：请只写一处。</translation>
    </message>
    <message>
        <source>Without &apos;limit_usd&apos; this does nothing.</source>
        <translation>没有 &apos;limit_usd&apos;，此设置不起作用。</translation>
    </message>
    <message>
        <source>Whoever manages keys needs one: with &quot;no_key&quot;: true every program on this machine could make keys.</source>
        <translation>管理密钥者自己也需要密钥：若 &quot;no_key&quot; 为 true，本机上的任何程序都能创建密钥。</translation>
    </message>
    <message>
        <source>This must be the name of a time zone, such as Europe/Berlin.</source>
        <translation>这里必须是时区名称，例如 Europe/Berlin。</translation>
    </message>
    <message>
        <source>This must be the name of a time zone. Did you mean &apos;%1&apos;?</source>
        <translation>这里必须是时区名称。是否指“%1”？</translation>
    </message>
    <message>
        <source>This must be the name of a host such as api.openai.com or *.openai.azure.com, without https:// and path.</source>
        <translation>这里必须是主机名，例如 api.openai.com 或 *.openai.azure.com，不带 https:// 和路径。</translation>
    </message>
    <message>
        <source>An address must not hold a user name, a password or another secret, nor anything after a question mark. Put the secret under &apos;headers&apos;, as a reference.</source>
        <translation>地址不能包含用户名、密码或其他机密内容，问号之后也不能有任何内容。请将机密内容以引用的形式放在 &apos;headers&apos; 下。</translation>
    </message>
    <message>
        <source>This must be the whole address, with http:// or https://, such as http://127.0.0.1:4318/v1/traces.</source>
        <translation>此处必须是完整的地址，带有 http:// 或 https://，例如 http://127.0.0.1:4318/v1/traces。</translation>
    </message>
    <message>
        <source>Switchyard sets this header itself.</source>
        <translation>此标头由 Switchyard 自行设置。</translation>
    </message>
    <message>
        <source>This must be a share of all requests from &quot;0&quot; to &quot;1&quot; in steps of a thousandth, such as &quot;0.25&quot;.</source>
        <translation>此处必须是占全部请求的比例，从 &quot;0&quot; 到 &quot;1&quot;，以千分之一为步长，例如 &quot;0.25&quot;。</translation>
    </message>
    <message>
        <source>Only the path of a PEM file may stand here, not what is in it.</source>
        <translation>此处只能填写 PEM 文件的路径，不能填写文件内容。</translation>
    </message>
    <message>
        <source>&apos;~&apos; means nothing here: write the whole path, or one that begins at the folder of this file.</source>
        <translation>&apos;~&apos; 在此处没有含义：请写完整路径，或写从此文件所在文件夹开始的路径。</translation>
    </message>
    <message>
        <source>Write at least one price here, such as &quot;prompt&quot;: &quot;0.0000015&quot; (US dollars for one token).</source>
        <translation>请在此处至少写一个价格，例如 &quot;prompt&quot;: &quot;0.0000015&quot;（每个 token 的美元价格）。</translation>
    </message>
    <message>
        <source>This must be a day such as 2026-11-22.</source>
        <translation>此处必须是日期，例如 2026-11-22。</translation>
    </message>
    <message>
        <source>There is no provider &apos;%1&apos;, so this price is for nothing.</source>
        <translation>没有提供商“%1”，因此此价格不起作用。</translation>
    </message>
    <message>
        <source>There is a price for &apos;%1&apos; at &apos;%2&apos; already; only one can count.</source>
        <translation>“%2”上“%1”的价格已经存在；只有一个能生效。</translation>
    </message>
    <message>
        <source>This must be one of %1, each at most once.</source>
        <translation>此处必须是以下之一，每项最多出现一次：%1。</translation>
    </message>
</context>
<context>
    <name>core::ConfigStore</name>
    <message>
        <source>%1 is gone. The settings from before stay in force until Switchyard is started again or the file is back.</source>
        <translation>%1 已不存在。在 Switchyard 重新启动或该文件恢复之前，原有设置继续生效。</translation>
    </message>
    <message>
        <source>The change was not made, because the configuration would be wrong:
%1</source>
        <translation>未进行更改，因为更改后配置会出错：
%1</translation>
    </message>
</context>
<context>
    <name>core::ContentDecoder</name>
    <message>
        <source>%1 %2 Check its address under Keys, or choose another provider.</source>
        <translation>%1 %2请在“密钥”中检查其地址，或选择其他提供商。</translation>
    </message>
    <message>
        <source>packed its answer in a way that was not asked for and that Switchyard cannot unpack (%1).</source>
        <translation>压缩回答的方式未经要求，且 Switchyard 无法解压（%1）。</translation>
    </message>
    <message>
        <source>sent a packed answer for which there is not enough memory.</source>
        <translation>发来的是压缩的回答，而内存不足以处理它。</translation>
    </message>
    <message>
        <source>sent an answer that is not packed in the way it says.</source>
        <translation>发来的回答并未按其声明的方式压缩。</translation>
    </message>
    <message>
        <source>sent an answer that unpacks to more than any answer has.</source>
        <translation>发来的回答解压后过大，不可能是回答。</translation>
    </message>
</context>
<context>
    <name>core::CostReason</name>
    <message>
        <source>The provider reported this cost.</source>
        <translation>此费用由提供商报告。</translation>
    </message>
    <message>
        <source>The tokens that the provider reported, at the prices of the catalog.</source>
        <translation>提供商报告的 token，按目录价格计算。</translation>
    </message>
    <message>
        <source>The tokens that the provider reported, at the prices for prompts of that length.</source>
        <translation>提供商报告的 token，按此长度提示词的价格计算。</translation>
    </message>
    <message>
        <source>The tokens that the provider reported, at the prices of that time of day.</source>
        <translation>提供商报告的 token，按当时时段的价格计算。</translation>
    </message>
    <message>
        <source>The tokens that the provider reported, at the prices of the service tier that it used.</source>
        <translation>提供商报告的 token，按其所用服务层级的价格计算。</translation>
    </message>
    <message>
        <source>The provider reported no tokens. They were counted here, so the cost is an estimate.</source>
        <translation>提供商未报告 token 数。它们在本地统计，因此费用为估算值。</translation>
    </message>
    <message>
        <source>The cost is unknown, because the catalog lacks a price. You can set one in the configuration.</source>
        <translation>费用未知，因为目录中缺少价格。您可以在配置中设置。</translation>
    </message>
    <message>
        <source>Only the tokens are counted: the catalog lacks the price of something else, such as a web search. You can set one in the configuration.</source>
        <translation>只计入了 token：目录中缺少其他项目的价格，例如网络搜索。您可以在配置中设置。</translation>
    </message>
    <message>
        <source>The simulator answered. This is no real money.</source>
        <translation>由模拟器作答。这不是真钱。</translation>
    </message>
    <message>
        <source>Includes an estimate of what the provider charges that was asked too, but was slower.</source>
        <translation>包含对另一家同时被询问但较慢的提供商收费的估算。</translation>
    </message>
    <message>
        <source>The answer was interrupted. What had arrived until then is counted.</source>
        <translation>回答被中断。已收到的部分计入费用。</translation>
    </message>
    <message>
        <source>The answer came from the cache of this program, so it cost nothing.</source>
        <translation>回答来自本程序的缓存，因此不收费。</translation>
    </message>
    <message>
        <source>No provider answered, so there is no cost.</source>
        <translation>没有提供商作答，因此没有费用。</translation>
    </message>
</context>
<context>
    <name>core::CurlText</name>
    <message>
        <source>The body was too long to be kept whole. Save it as body.bin first.</source>
        <translation>正文过长，未完整保留。请先将其保存为 body.bin。</translation>
    </message>
    <message>
        <source>The body is no plain text. Save it as body.bin first.</source>
        <translation>正文不是纯文本。请先将其保存为 body.bin。</translation>
    </message>
</context>
<context>
    <name>core::Database</name>
    <message>
        <source>%1 is a database of another program. It was left as it is. Choose another file under history.database in config.json, or move this one away.</source>
        <translation>%1 是另一个程序的数据库。文件保持原样。请在 config.json 的 history.database 中选择其他文件，或将此文件移走。</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>The database %1 is damaged or not a database. It was left as it is. Move it away to start a new one, or put a backup in its place, then start Switchyard again.</source>
        <translation>数据库 %1 已损坏，或者不是数据库。文件保持原样。请将其移走以新建数据库，或换上备份，然后重新启动 Switchyard。</translation>
    </message>
    <message>
        <source>The disk is full, so nothing can be added to %1. Free some space.</source>
        <translation>磁盘已满，无法向 %1 添加内容。请释放一些空间。</translation>
    </message>
    <message>
        <source>Another program keeps the database %1 locked. Close that program.</source>
        <translation>另一个程序锁定了数据库 %1。请关闭该程序。</translation>
    </message>
    <message>
        <source>The database %1 cannot be opened for writing. Check the permissions of the file and its folder.</source>
        <translation>无法以写入方式打开数据库 %1。请检查该文件及其文件夹的权限。</translation>
    </message>
    <message>
        <source>The database %1 could not be read or written: the disk reports an error or has no room. Check the disk.</source>
        <translation>无法读取或写入数据库 %1：磁盘报告错误或空间不足。请检查磁盘。</translation>
    </message>
    <message>
        <source>The database %1 failed: %2</source>
        <translation>数据库 %1 出错：%2</translation>
    </message>
    <message>
        <source>Qt&apos;s SQLite driver is not installed, so nothing can be kept. Install it (Debian: libqt6sql6-sqlite) and start Switchyard again.</source>
        <translation>未安装 Qt 的 SQLite 驱动，因此无法保存任何内容。请安装该驱动（Debian：libqt6sql6-sqlite），然后重新启动 Switchyard。</translation>
    </message>
    <message>
        <source>The folder %1 for the database cannot be made. Check its permissions.</source>
        <translation>无法创建数据库文件夹 %1。请检查其权限。</translation>
    </message>
    <message>
        <source>The database %1 cannot be created: %2. Check the permissions of its folder.</source>
        <translation>无法创建数据库 %1：%2。请检查其文件夹的权限。</translation>
    </message>
    <message>
        <source>%1 is a database of another program, or for other things. It was left as it is. Move it away, then start Switchyard again.</source>
        <translation>%1 是另一个程序的数据库，或另有用途。文件保持原样。请将其移走，然后重新启动 Switchyard。</translation>
    </message>
    <message>
        <source>%1 was written by a newer Switchyard. It can be read but nothing is added. Update Switchyard, or move the file away to start a new one.</source>
        <translation>%1 由更新版本的 Switchyard 写入。可以读取，但不会添加任何内容。请更新 Switchyard，或将该文件移走以新建数据库。</translation>
    </message>
    <message>
        <source>%1 needs an update of its format, but no copy could be made first at %2, so it was left as it is. Make room on the disk and start Switchyard again.</source>
        <translation>%1 需要更新格式，但无法先在 %2 创建副本，因此文件保持原样。请腾出磁盘空间，然后重新启动 Switchyard。</translation>
    </message>
    <message>
        <source>Updating the format of the database failed at %1; the file is as it was before this step. %2</source>
        <translation>更新数据库格式时在 %1 处失败；文件仍是此步骤之前的状态。%2</translation>
    </message>
</context>
<context>
    <name>core::DocumentFetch</name>
    <message>
        <source>%1 took too long to send its list. Nothing was changed; try again later.</source>
        <translation>%1 发送列表的时间过长。未做任何更改；请稍后重试。</translation>
    </message>
    <message>
        <source>The question to %1 was called off.</source>
        <translation>对 %1 的查询已取消。</translation>
    </message>
    <message>
        <source>%1 answered with more than a list of models can be. Nothing was changed.</source>
        <translation>%1 的回复过大，不可能是模型列表。未做任何更改。</translation>
    </message>
    <message>
        <source>The answer of %1 was cut off. Nothing was changed; try again.</source>
        <translation>%1 的回复不完整。未做任何更改；请重试。</translation>
    </message>
    <message>
        <source>%1 answered %2 when it was asked for its list. Nothing was changed; try again later.</source>
        <translation>查询列表时 %1 返回了 %2。未做任何更改；请稍后重试。</translation>
    </message>
    <message>
        <source>%1 does not show its list to this key (%2). Check the key under Keys.</source>
        <translation>%1 不向此密钥提供列表（%2）。请在“密钥”中检查该密钥。</translation>
    </message>
    <message>
        <source>%1 sent the question on to another address (%2). That is not followed; put the new address into config.json if you trust it.</source>
        <translation>%1 将查询转到了另一个地址（%2）。程序不会跟随转向；如果您信任新地址，请将其写入 config.json。</translation>
    </message>
</context>
<context>
    <name>core::EmbeddingCodec</name>
    <message>
        <source>sent an answer without a vector for each text.</source>
        <translation>发送的回答没有为每段文本给出向量。</translation>
    </message>
</context>
<context>
    <name>core::EmbeddingRequest</name>
    <message>
        <source>a string: this provider takes no token numbers</source>
        <translation>字符串：此提供商不接受令牌编号</translation>
    </message>
    <message>
        <source>a string or a list of strings</source>
        <translation>字符串或字符串列表</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 或更大</translation>
    </message>
    <message>
        <source>float or base64</source>
        <translation>float 或 base64</translation>
    </message>
</context>
<context>
    <name>core::Engine</name>
    <message>
        <source>There is no provider named &apos;%1&apos; in the catalog.</source>
        <translation>目录中没有名为“%1”的提供商。</translation>
    </message>
    <message>
        <source>%1 shows its models only to who has a key there. Add one under Keys.</source>
        <translation>%1 只向持有其密钥的用户显示模型。请在“密钥”中添加一个。</translation>
    </message>
    <message>
        <source>%1 has no address that can be asked for its models. Correct it under Keys.</source>
        <translation>%1 没有可查询模型的地址。请在“密钥”中更正。</translation>
    </message>
</context>
<context>
    <name>core::ErrorWords</name>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>refused the request</source>
        <translation>拒绝了请求</translation>
    </message>
    <message>
        <source>refused the key</source>
        <translation>拒绝了密钥</translation>
    </message>
    <message>
        <source>does not have the model</source>
        <translation>没有该模型</translation>
    </message>
    <message>
        <source>prompt too long</source>
        <translation>提示词过长</translation>
    </message>
    <message>
        <source>refused the content</source>
        <translation>拒绝了内容</translation>
    </message>
    <message>
        <source>rate limited</source>
        <translation>请求被限流</translation>
    </message>
    <message>
        <source>no credit left</source>
        <translation>额度已用完</translation>
    </message>
    <message>
        <source>overloaded</source>
        <translation>过载</translation>
    </message>
    <message>
        <source>no connection</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>no connection in time</source>
        <translation>连接超时</translation>
    </message>
    <message>
        <source>no answer in time</source>
        <translation>回答超时</translation>
    </message>
    <message>
        <source>went silent</source>
        <translation>中途无响应</translation>
    </message>
    <message>
        <source>answer broke off</source>
        <translation>回答中断</translation>
    </message>
    <message>
        <source>unreadable answer</source>
        <translation>回答无法解析</translation>
    </message>
    <message>
        <source>no endpoint left</source>
        <translation>没有可用端点</translation>
    </message>
    <message>
        <source>unknown model</source>
        <translation>未知模型</translation>
    </message>
    <message>
        <source>budget spent</source>
        <translation>预算已用完</translation>
    </message>
    <message>
        <source>access denied</source>
        <translation>访问被拒绝</translation>
    </message>
    <message>
        <source>storage failed</source>
        <translation>存储失败</translation>
    </message>
    <message>
        <source>wrong configuration</source>
        <translation>配置有误</translation>
    </message>
    <message>
        <source>internal error</source>
        <translation>内部错误</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>interrupted</source>
        <translation>已中断</translation>
    </message>
</context>
<context>
    <name>core::FieldReader</name>
    <message>
        <source>a string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true 或 false</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>a whole number</source>
        <translation>整数</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>a list</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>The field &apos;%1&apos; of the request must be %2.</source>
        <translation>请求的字段“%1”必须为：%2。</translation>
    </message>
    <message>
        <source>it is not an object</source>
        <translation>它不是对象</translation>
    </message>
    <message>
        <source>%1 at byte %2</source>
        <translation>%1，位于第 %2 字节</translation>
    </message>
    <message>
        <source>The request body is not JSON: %1.</source>
        <translation>请求正文不是 JSON：%1。</translation>
    </message>
</context>
<context>
    <name>core::FileParser</name>
    <message>
        <source>The file &apos;%1&apos; is not valid base64.</source>
        <translation>文件“%1”不是有效的 base64。</translation>
    </message>
    <message>
        <source>The engine &apos;mistral-ocr&apos; reads pictures of pages, which cannot be done on this computer. Use &apos;pdf-text&apos; to send the text of the PDF, or &apos;native&apos; with a model that takes files.</source>
        <translation>引擎 &apos;mistral-ocr&apos; 读取页面图像，这在这台计算机上无法实现。请使用 &apos;pdf-text&apos; 发送 PDF 的文本，或将 &apos;native&apos; 与可接受文件的模型搭配使用。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no engine for PDFs. Use &apos;pdf-text&apos; or &apos;native&apos;.</source>
        <translation>“%1”不是 PDF 引擎。请使用 &apos;pdf-text&apos; 或 &apos;native&apos;。</translation>
    </message>
</context>
<context>
    <name>core::GeminiCodec</name>
    <message>
        <source>%1 has no tool of the type &apos;%2&apos;. Remove it, or choose another provider.</source>
        <translation>%1 没有类型为“%2”的工具。请将其删除，或选择其他提供商。</translation>
    </message>
</context>
<context>
    <name>core::GeminiContents</name>
    <message>
        <source>Message %1 is the result of a tool call that is not in the conversation, and %2 needs the tool&apos;s name.</source>
        <translation>消息 %1 是对话中不存在的工具调用的结果，而 %2 需要工具的名称。</translation>
    </message>
    <message>
        <source>%1 cannot be given &apos;%2&apos; of the request: it takes text, and images, files, audio and video as data URLs. Change or remove it, or choose another provider.</source>
        <translation>无法把请求的“%2”交给 %1：它接受文本，以及以数据 URL 给出的图片、文件、音频和视频。请更改或删除它，或选择其他提供商。</translation>
    </message>
</context>
<context>
    <name>core::GeminiIngress</name>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>以下之一：%1</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 或更大</translation>
    </message>
    <message>
        <source>absent where a level is given</source>
        <translation>在给出级别时省略</translation>
    </message>
    <message>
        <source>a media type</source>
        <translation>媒体类型</translation>
    </message>
    <message>
        <source>a list of at least one content</source>
        <translation>至少含一项内容的列表</translation>
    </message>
    <message>
        <source>user or model</source>
        <translation>user 或 model</translation>
    </message>
    <message>
        <source>absent where there is a generateContentRequest</source>
        <translation>在有 generateContentRequest 时不得出现</translation>
    </message>
</context>
<context>
    <name>core::GeminiRoutes</name>
    <message>
        <source>&apos;pageSize&apos; must be a number from 1 to %1.</source>
        <translation>&apos;pageSize&apos; 必须是 1 到 %1 的数字。</translation>
    </message>
    <message>
        <source>&apos;pageToken&apos; is not one of this list. Start again without it.</source>
        <translation>&apos;pageToken&apos; 不属于此列表。请不带它重新开始。</translation>
    </message>
    <message>
        <source>There is no model &apos;%1&apos;. The nearest names: %2</source>
        <translation>没有模型 &apos;%1&apos;。最接近的名称：%2</translation>
    </message>
    <message>
        <source>There is no method &apos;%1&apos; here. There are: %2.</source>
        <translation>这里没有方法 &apos;%1&apos;。可用的有：%2。</translation>
    </message>
</context>
<context>
    <name>core::GoogleTokens</name>
    <message>
        <source>The service account&apos;s file has no &apos;%1&apos;. Download its JSON key from Google Cloud again.</source>
        <translation>服务账号文件缺少“%1”。请从 Google Cloud 重新下载其 JSON 密钥。</translation>
    </message>
    <message>
        <source>The service account&apos;s file names &apos;%1&apos; as its token address, which is not encrypted. Download its JSON key from Google Cloud again.</source>
        <translation>服务账号文件以“%1”为令牌地址，该地址未加密。请从 Google Cloud 重新下载其 JSON 密钥。</translation>
    </message>
    <message>
        <source>The private key in the service account&apos;s file cannot be read. Download its JSON key from Google Cloud again.</source>
        <translation>无法读取服务账号文件中的私钥。请从 Google Cloud 重新下载其 JSON 密钥。</translation>
    </message>
    <message>
        <source>Google refused the service account of %1 (%2). Check that the account still exists and that this machine&apos;s clock is right.</source>
        <translation>Google 拒绝了 %1 的服务账号（%2）。请检查该账号是否仍存在，以及本机时钟是否正确。</translation>
    </message>
    <message>
        <source>Google gave no access token for the service account of %1 (%2). Check the account and its rights.</source>
        <translation>Google 没有为 %1 的服务账号提供访问令牌（%2）。请检查该账号及其权限。</translation>
    </message>
    <message>
        <source>The service account&apos;s file of %1 names &apos;%2&apos; as its token address, which is not Google&apos;s, so nothing was sent. Download its JSON key from Google Cloud again, or add that host to the key&apos;s hosts under Keys.</source>
        <translation>%1 的服务账号文件将“%2”列为令牌地址，而它不属于 Google，因此未发送任何内容。请从 Google Cloud 重新下载其 JSON 密钥，或在“密钥”中将该主机添加到此密钥的主机列表。</translation>
    </message>
</context>
<context>
    <name>core::HealthTable</name>
    <message numerus="yes">
        <source>%n failure(s) in a row, the last: %1</source>
        <translation>
            <numerusform>连续失败 %n 次，最后一次：%1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::HostBinding</name>
    <message>
        <source>no host</source>
        <translation>无主机</translation>
    </message>
</context>
<context>
    <name>core::HttpServer</name>
    <message>
        <source>Port %1 on %2 is in use by another program. Choose another port under Proxy, or with --listen.</source>
        <translation>%2 上的端口 %1 正被另一个程序使用。请在“代理”中或用 --listen 选择其他端口。</translation>
    </message>
    <message>
        <source>%1 is not an address of this machine. Choose 127.0.0.1, or one that it has, under Proxy or with --listen.</source>
        <translation>%1 不是这台计算机的地址。请在“代理”中或用 --listen 选择 127.0.0.1 或本机拥有的地址。</translation>
    </message>
    <message>
        <source>Port %1 is reserved for the system. Choose a port from 1024 on under Proxy, or with --listen.</source>
        <translation>端口 %1 为系统保留。请在“代理”中或用 --listen 选择 1024 及以上的端口。</translation>
    </message>
    <message>
        <source>Port %1 on %2 cannot be opened (%3). Choose another one under Proxy, or with --listen.</source>
        <translation>无法打开 %2 上的端口 %1（%3）。请在“代理”中或用 --listen 选择其他端口。</translation>
    </message>
</context>
<context>
    <name>core::InterruptedRequest</name>
    <message>
        <source>Switchyard ended while this request was under way. What it may have cost at most is counted as spent.</source>
        <translation>Switchyard 在此请求进行中退出。它可能产生的最高费用计为已花费。</translation>
    </message>
    <message>
        <source>Switchyard ended before this request was written down. What it cost is known, its answer is not.</source>
        <translation>Switchyard 在记录此请求之前退出。其费用已知，但回答未知。</translation>
    </message>
</context>
<context>
    <name>core::JsonFile</name>
    <message>
        <source>%1 cannot be read and cannot be moved aside. Move it away by hand.</source>
        <translation>%1 无法读取，也无法移走。请手动将其移走。</translation>
    </message>
</context>
<context>
    <name>core::KeyAdmin</name>
    <message>
        <source>There is no provider named &apos;%1&apos; in the catalog.</source>
        <translation>目录中没有名为“%1”的提供商。</translation>
    </message>
    <message>
        <source>%1 has a key named &apos;%2&apos; already. Choose another name, or remove that key first.</source>
        <translation>%1 已有名为“%2”的密钥。请另选名称，或先移除该密钥。</translation>
    </message>
    <message>
        <source>The key is empty.</source>
        <translation>密钥为空。</translation>
    </message>
    <message>
        <source>%1 has no key named &apos;%2&apos; in the configuration.</source>
        <translation>配置中 %1 没有名为“%2”的密钥。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no host. Write a name such as api.example.com, *.example.com for all hosts below it, or api.example.com:8443 for one port.</source>
        <translation>“%1”不是主机。请写成 api.example.com 这样的名称，用 *.example.com 表示其下所有主机，或用 api.example.com:8443 指定一个端口。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not set in this program&apos;s environment, or no provider of the catalog keeps a key there.</source>
        <translation>此程序的环境中未设置“%1”，或目录中没有提供商在那里保存密钥。</translation>
    </message>
    <message>
        <source>Several providers keep their key in %1. Say which one is meant: %2.</source>
        <translation>多个提供商的密钥都保存在 %1 中。请指明是哪一个：%2。</translation>
    </message>
    <message>
        <source>%1 has no place where a program can ask for the balance. Its page for billing shows it.</source>
        <translation>%1 没有可供程序查询余额的途径。请在其账单页面查看。</translation>
    </message>
    <message>
        <source>%1 has no usable key named &apos;%2&apos;.</source>
        <translation>%1 没有名为“%2”的可用密钥。</translation>
    </message>
</context>
<context>
    <name>core::KeyBinding</name>
    <message>
        <source>The key for %1 may not be sent to %2, so nothing was sent. If it should go there, add that host to the key&apos;s hosts under Keys.</source>
        <translation>%1 的密钥不得发送到 %2，因此未发送任何内容。如果应发送到那里，请在“密钥”中将该主机添加到此密钥的主机列表。</translation>
    </message>
</context>
<context>
    <name>core::KeyTest</name>
    <message>
        <source>The catalog lists no chat model of %1 that can be asked with a key of your own.</source>
        <translation>目录中没有可用您自己的密钥询问的 %1 对话模型。</translation>
    </message>
</context>
<context>
    <name>core::KeyUsageTable</name>
    <message>
        <source>key &apos;%1&apos;: %2</source>
        <translation>密钥“%1”：%2</translation>
    </message>
    <message>
        <source>%1 of %2 free requests of the minute are made</source>
        <translation>每分钟 %2 个免费请求，本分钟已用 %1 个</translation>
    </message>
    <message>
        <source>%1 of %2 free requests of the day are made</source>
        <translation>每日 %2 个免费请求，今日已用 %1 个</translation>
    </message>
</context>
<context>
    <name>core::KeychainKeyStore</name>
    <message>
        <source>Until then keys can come from environment variables (env:NAME), from files (file:PATH), or be kept for this session only.</source>
        <translation>在此之前，密钥可以来自环境变量 (env:NAME)、文件 (file:PATH)，或仅为本次会话保存。</translation>
    </message>
    <message>
        <source>This system has no key store that Switchyard can use: the library libsecret is not installed. Install it (Debian: libsecret-1-0) together with a key store such as gnome-keyring or KeePassXC.</source>
        <translation>此系统没有 Switchyard 可用的密钥存储：未安装 libsecret 库。请安装它（Debian：libsecret-1-0），并安装一个密钥存储，例如 gnome-keyring 或 KeePassXC。</translation>
    </message>
    <message>
        <source>The key store cannot be reached because this session has no D-Bus. Log in to a desktop session, or start Switchyard with dbus-run-session.</source>
        <translation>无法访问密钥存储，因为此会话没有 D-Bus。请登录桌面会话，或用 dbus-run-session 启动 Switchyard。</translation>
    </message>
    <message>
        <source>No key store answers in this session. Install and start one, such as gnome-keyring, KWallet or KeePassXC with its Secret Service switched on.</source>
        <translation>此会话中没有密钥存储响应。请安装并启动一个，例如 gnome-keyring、KWallet 或已开启 Secret Service 的 KeePassXC。</translation>
    </message>
    <message>
        <source>The system&apos;s key store does not answer.</source>
        <translation>系统密钥存储没有响应。</translation>
    </message>
    <message>
        <source>The key store has no entry &apos;%1&apos;, or it is locked. Unlock the key store, or set the key again under Keys.</source>
        <translation>密钥存储中没有条目“%1”，或密钥存储已锁定。请解锁密钥存储，或在“密钥”中重新设置该密钥。</translation>
    </message>
    <message>
        <source>Access to &apos;%1&apos; in the key store was refused. Allow it when the key store asks.</source>
        <translation>访问密钥存储中的“%1”被拒绝。请在密钥存储询问时允许访问。</translation>
    </message>
    <message>
        <source>The key store is locked. Unlock it, then try again. %1</source>
        <translation>密钥存储已锁定。请解锁后重试。%1</translation>
    </message>
    <message>
        <source>The key store did not remove &apos;%1&apos;: %2</source>
        <translation>密钥存储未能移除“%1”：%2</translation>
    </message>
    <message>
        <source>%1 %2 (The system says: %3)</source>
        <translation>%1%2（系统提示：%3）</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is empty. Enter a key.</source>
        <translation>密钥“%1”为空。请输入密钥。</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is not text. Check what was entered.</source>
        <translation>密钥“%1”不是文本。请检查输入的内容。</translation>
    </message>
    <message>
        <source>The key store gave back something else than what was stored. %1</source>
        <translation>密钥存储返回的内容与存入的不一致。%1</translation>
    </message>
</context>
<context>
    <name>core::LimitReached</name>
    <message>
        <source>%1 of %2 requests of the minute are made</source>
        <translation>每分钟 %2 个请求，本分钟已用 %1 个</translation>
    </message>
    <message>
        <source>%1 of %2 requests of the day are made</source>
        <translation>每日 %2 个请求，今日已用 %1 个</translation>
    </message>
    <message>
        <source>%1 of %2 tokens of the minute are used, the prompt has %3</source>
        <translation>每分钟 %2 token，本分钟已用 %1，提示词有 %3</translation>
    </message>
    <message>
        <source>%1 of %2 tokens of the day are used, the prompt has %3</source>
        <translation>每日 %2 token，今日已用 %1，提示词有 %3</translation>
    </message>
    <message numerus="yes">
        <source>%n request(s) at once are allowed</source>
        <translation>
            <numerusform>最多允许同时进行 %n 个请求</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::ListenAddress</name>
    <message>
        <source>&apos;%1&apos; is not an address to listen on. Write HOST:PORT, for instance 127.0.0.1:8484.</source>
        <translation>“%1”不是可监听的地址。请写成 HOST:PORT，例如 127.0.0.1:8484。</translation>
    </message>
</context>
<context>
    <name>core::LocalPrograms</name>
    <message>
        <source>The row of the local server &apos;%1&apos; is wrong at &apos;%2&apos;.</source>
        <translation>本地服务器“%1”的条目在“%2”处有误。</translation>
    </message>
    <message>
        <source>“%1” is no address of a server. Write a port such as 8081, a host with its port such as 192.168.1.5:11434, or a whole address such as http://box.local:8000.</source>
        <translation>“%1”不是服务器地址。请写端口（例如 8081）、带端口的主机（例如 192.168.1.5:11434），或完整地址（例如 http://box.local:8000）。</translation>
    </message>
</context>
<context>
    <name>core::LocalServerSearch</name>
    <message>
        <source>There is no list of models.</source>
        <translation>没有模型列表。</translation>
    </message>
    <message>
        <source>Server at port %1</source>
        <translation>端口 %1 上的服务器</translation>
    </message>
    <message>
        <source>Server at %1</source>
        <translation>%1 上的服务器</translation>
    </message>
</context>
<context>
    <name>core::MediaFetch</name>
    <message>
        <source>only public web addresses are fetched</source>
        <translation>只获取公开的网址</translation>
    </message>
    <message>
        <source>it is larger than 32 MiB</source>
        <translation>它大于 32 MiB</translation>
    </message>
    <message>
        <source>the server answered with status %1</source>
        <translation>服务器返回状态 %1</translation>
    </message>
    <message>
        <source>%1 takes pictures and files only inline, and %2 could not be fetched: %3. Send it as a data URL, or choose another provider.</source>
        <translation>%1 只接受内嵌的图片和文件，而 %2 无法获取：%3。请以数据 URL 发送，或选择其他提供商。</translation>
    </message>
</context>
<context>
    <name>core::ModelComparison</name>
    <message>
        <source>Attribute</source>
        <translation>属性</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>Knowledge until</source>
        <translation>知识截止</translation>
    </message>
    <message>
        <source>Context (tokens)</source>
        <translation>上下文（token）</translation>
    </message>
    <message>
        <source>Longest answer (tokens)</source>
        <translation>最长回答（token）</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>可读取</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>可输出</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Structured outputs</source>
        <translation>结构化输出</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>开放权重</translation>
    </message>
    <message>
        <source>Supported parameters</source>
        <translation>支持的参数</translation>
    </message>
    <message>
        <source>Prompt ($ per million tokens)</source>
        <translation>提示词（$/百万 token）</translation>
    </message>
    <message>
        <source>Answer ($ per million tokens)</source>
        <translation>回答（$/百万 token）</translation>
    </message>
    <message>
        <source>Cached prompt ($ per million tokens)</source>
        <translation>缓存的提示词（$/百万 token）</translation>
    </message>
    <message>
        <source>Blended 3 to 1 ($ per million tokens)</source>
        <translation>混合 3 : 1（$/百万 token）</translation>
    </message>
    <message>
        <source>Cheapest at</source>
        <translation>最便宜的提供商</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Endpoints that keep no data</source>
        <translation>不保留数据的端点</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Your most used endpoint</source>
        <translation>您最常用的端点</translation>
    </message>
    <message>
        <source>Your requests there</source>
        <translation>您在该端点的请求数</translation>
    </message>
    <message>
        <source>First token there (ms, median)</source>
        <translation>该端点的首个 token 用时（毫秒，中位数）</translation>
    </message>
    <message>
        <source>Speed there (tokens a second, median)</source>
        <translation>该端点的速度（token/秒，中位数）</translation>
    </message>
    <message>
        <source>Failed there (% of requests)</source>
        <translation>该端点的失败率（占请求的 %）</translation>
    </message>
</context>
<context>
    <name>core::ModelEdits</name>
    <message>
        <source>There is no model &apos;%1&apos; of your own at &apos;%2&apos;. Somebody may have removed it from config.json in the meantime.</source>
        <translation>“%2”上没有您自己的模型“%1”。它可能已被人从 config.json 中移除。</translation>
    </message>
    <message>
        <source>Enter at least one price, or use the catalog&apos;s.</source>
        <translation>请至少输入一个价格，或使用目录价格。</translation>
    </message>
    <message>
        <source>There is no price of your own for &apos;%1&apos; at &apos;%2&apos;. Somebody may have removed it from config.json in the meantime.</source>
        <translation>您没有为“%2”上的“%1”设置价格。它可能已被人从 config.json 中移除。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is the id of %2, which is no server of your own. Choose another name.</source>
        <translation>“%1”是 %2 的 ID，而它不是您自己的服务器。请另选名称。</translation>
    </message>
</context>
<context>
    <name>core::ModelList</name>
    <message>
        <source>%1 has no list of models that a program can ask for.</source>
        <translation>%1 没有可供程序查询的模型列表。</translation>
    </message>
    <message>
        <source>What %1 answered is no list of models. Check its address under Keys.</source>
        <translation>%1 的回复不是模型列表。请在“密钥”中检查其地址。</translation>
    </message>
</context>
<context>
    <name>core::ModelListQuery</name>
    <message>
        <source>&apos;%1&apos; must be %2.</source>
        <translation>“%1”必须是%2。</translation>
    </message>
    <message>
        <source>a whole number from %1</source>
        <translation>不小于 %1 的整数</translation>
    </message>
    <message>
        <source>a whole number from %1 to %2</source>
        <translation>从 %1 到 %2 的整数</translation>
    </message>
    <message>
        <source>a number of dollars per million tokens, from 0</source>
        <translation>每百万 token 的美元金额，不小于 0</translation>
    </message>
    <message>
        <source>a number from 0 to %1</source>
        <translation>从 0 到 %1 的数字</translation>
    </message>
    <message>
        <source>a number from 0</source>
        <translation>不小于 0 的数字</translation>
    </message>
    <message>
        <source>&apos;true&apos; or &apos;false&apos;</source>
        <translation>以下之一：&apos;true&apos; 或 &apos;false&apos;</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>以下之一：%1</translation>
    </message>
</context>
<context>
    <name>core::ModelListing</name>
    <message>
        <source>Switchyard: Auto (chooses a model for each request)</source>
        <translation>Switchyard：自动（为每个请求选择模型）</translation>
    </message>
    <message>
        <source>Auto (as switchyard/auto)</source>
        <translation>自动（同 switchyard/auto）</translation>
    </message>
    <message>
        <source>Free (a model that costs nothing)</source>
        <translation>免费（不收费的模型）</translation>
    </message>
    <message>
        <source>Set: %1</source>
        <translation>模型组：%1</translation>
    </message>
    <message>
        <source>Preset: %1</source>
        <translation>预设：%1</translation>
    </message>
    <message>
        <source>%1 (latest)</source>
        <translation>%1（最新版）</translation>
    </message>
</context>
<context>
    <name>core::ModelMarksStore</name>
    <message>
        <source>%1 is not what Switchyard has written: favourites, tags and saved views cannot be read. It will be kept beside a new one.</source>
        <translation>%1 不是 Switchyard 写入的内容：无法读取收藏、标签和已保存的视图。该文件会保留在新文件旁边。</translation>
    </message>
</context>
<context>
    <name>core::ModelName</name>
    <message>
        <source>&apos;%1&apos; has no variant &apos;:%2&apos;. The variants are %3.</source>
        <translation>“%1”没有变体“:%2”。可用的变体有 %3。</translation>
    </message>
    <message>
        <source>Did you mean &apos;:%1&apos;?</source>
        <translation>您是否想输入“:%1”？</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be both &apos;:%2&apos; and &apos;:%3&apos;.</source>
        <translation>“%1”不能同时为“:%2”和“:%3”。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no preset.</source>
        <translation>“%1”没有指定预设。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no model.</source>
        <translation>“%1”没有指定模型。</translation>
    </message>
    <message>
        <source>A set has no variant &apos;:%1&apos;. Put the suffix at the models of the set.</source>
        <translation>模型组没有变体“:%1”。请将该后缀加在组内的模型上。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names no set.</source>
        <translation>“%1”没有指定模型组。</translation>
    </message>
</context>
<context>
    <name>core::ModelQuery</name>
    <message>
        <source>&apos;%1&apos; is no value for %2: write true or false.</source>
        <translation>“%1”不是 %2 的有效值：请写 true 或 false。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value for %2: write dollars per million tokens, such as 2.50.</source>
        <translation>“%1”不是 %2 的有效值：请写每百万 token 的美元价格，例如 2.50。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value for %2: write tokens, such as 128000 or 128k.</source>
        <translation>“%1”不是 %2 的有效值：请写 token 数，例如 128000 或 128k。</translation>
    </message>
    <message>
        <source>The filter &apos;%1&apos; has no value: write %1=VALUE.</source>
        <translation>筛选条件“%1”没有值：请写成 %1=VALUE。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no filter: write KEY=VALUE with one of %2.</source>
        <translation>“%1”不是筛选条件：请写成 KEY=VALUE，KEY 为以下之一：%2。</translation>
    </message>
    <message>
        <source>There is no filter &apos;%1&apos;. Did you mean &apos;%2&apos;? Known are %3.</source>
        <translation>没有筛选条件“%1”。您是否想输入“%2”？已知筛选条件：%3。</translation>
    </message>
    <message>
        <source>There is no filter &apos;%1&apos;. Known are %2.</source>
        <translation>没有筛选条件“%1”。已知筛选条件：%2。</translation>
    </message>
    <message>
        <source>Models cannot be sorted by &apos;%1&apos;. Known are %2, each with a leading - for the other way round.</source>
        <translation>模型不能按“%1”排序。已知排序项：%2，前面加 - 表示逆序。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value for %2: write days, such as 90.</source>
        <translation>“%1”不是 %2 的有效值：请写天数，例如 90。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no value for %2: write how many prompt tokens come with each token of the answer, such as 3.</source>
        <translation>“%1”不是 %2 的有效值：请写每个回答 token 对应多少个提示词 token，例如 3。</translation>
    </message>
</context>
<context>
    <name>core::ModelResolution</name>
    <message>
        <source>Nobody offers %1. There is: %2.</source>
        <translation>没有提供商提供 %1。可用的有：%2。</translation>
    </message>
    <message>
        <source>There is no set &apos;%1&apos;.</source>
        <translation>没有模型组“%1”。</translation>
    </message>
    <message>
        <source>Did you mean &apos;set/%1&apos;?</source>
        <translation>您是否想输入“set/%1”？</translation>
    </message>
    <message>
        <source>The sets are: %1.</source>
        <translation>已有的模型组：%1。</translation>
    </message>
    <message>
        <source>There is no model that &apos;%1&apos; could stand for.</source>
        <translation>没有“%1”可以指代的模型。</translation>
    </message>
    <message>
        <source>Did you mean &apos;%1&apos;?</source>
        <translation>您是否想输入“%1”？</translation>
    </message>
    <message>
        <source>default model</source>
        <translation>默认模型</translation>
    </message>
    <message>
        <source>The request names no model, and no default model is set. Name one as `model`.</source>
        <translation>请求没有指定模型，也没有设置默认模型。请用 `model` 指定一个。</translation>
    </message>
    <message>
        <source>fallback model %1</source>
        <translation>回退模型 %1</translation>
    </message>
    <message>
        <source>&apos;%1&apos; names a preset, which only `model` of the request itself can do.</source>
        <translation>“%1”指定了预设，而只有请求本身的 `model` 才能指定预设。</translation>
    </message>
    <message>
        <source>Set &apos;%1&apos; names set &apos;%2&apos;. Sets hold models only.</source>
        <translation>模型组“%1”指定了模型组“%2”。模型组只能包含模型。</translation>
    </message>
    <message>
        <source>The set &apos;%1&apos; holds no model.</source>
        <translation>模型组“%1”不含任何模型。</translation>
    </message>
    <message>
        <source>number %1 of set &apos;%2&apos;</source>
        <translation>模型组“%2”中的第 %1 个</translation>
    </message>
    <message>
        <source>%1 chooses a model and has no variant &apos;:%2&apos;. For one that costs nothing ask for switchyard/free.</source>
        <translation>%1 用于选择模型，没有变体“:%2”。如需免费模型，请使用 switchyard/free。</translation>
    </message>
    <message>
        <source>%1 is now %2</source>
        <translation>%1 现为 %2</translation>
    </message>
    <message>
        <source>%1 is another name of %2</source>
        <translation>%1 是 %2 的别名</translation>
    </message>
</context>
<context>
    <name>core::ModelShelf</name>
    <message>
        <source>The key &apos;%1&apos; may not use the model %2.</source>
        <translation>密钥“%1”不可使用模型 %2。</translation>
    </message>
    <message>
        <source>Nobody offers %1.</source>
        <translation>没有提供商提供 %1。</translation>
    </message>
</context>
<context>
    <name>core::NetworkError</name>
    <message>
        <source>the certificate is self-signed</source>
        <translation>证书是自签名的</translation>
    </message>
    <message>
        <source>the certificate expired on %1</source>
        <translation>证书已于 %1 过期</translation>
    </message>
    <message>
        <source>the certificate is valid only from %1 on; is the computer&apos;s clock right?</source>
        <translation>证书从 %1 起才有效；计算机的时钟是否正确？</translation>
    </message>
    <message>
        <source>the certificate belongs to &quot;%1&quot;</source>
        <translation>证书属于 &quot;%1&quot;</translation>
    </message>
    <message>
        <source>The secure connection to %1 (%2) could not be set up: %3. Check that the address really speaks HTTPS.</source>
        <translation>无法与 %1（%2）建立安全连接：%3。请检查该地址是否确实使用 HTTPS。</translation>
    </message>
    <message>
        <source>%1 (%2) could not prove who it is, so nothing was sent: %3. Check the address; if you trust this certificate, add it to the system&apos;s certificate store.</source>
        <translation>%1（%2）无法证明其身份，因此未发送任何内容：%3。请检查地址；如果您信任此证书，请将其添加到系统的证书存储中。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: there is no host named %2. Check the address and your internet connection.</source>
        <translation>无法访问 %1：没有名为 %2 的主机。请检查地址和互联网连接。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2 refused the connection. Check that the server is running and the address is right.</source>
        <translation>无法访问 %1：%2 拒绝连接。请检查服务器是否正在运行以及地址是否正确。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: %2 does not answer. Check the address and your internet connection.</source>
        <translation>无法访问 %1：%2 没有响应。请检查地址和互联网连接。</translation>
    </message>
    <message>
        <source>%1 (%2) closed the connection before the request could be sent. Check that the address and its http or https are right.</source>
        <translation>%1（%2）在请求发出之前关闭了连接。请检查地址以及 http 或 https 是否正确。</translation>
    </message>
    <message>
        <source>%1 cannot be reached through your proxy: %2. Check the system&apos;s proxy settings.</source>
        <translation>无法通过您的代理访问 %1：%2。请检查系统的代理设置。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: this computer has no TLS library that Qt can use. Install OpenSSL 3.</source>
        <translation>无法访问 %1：这台计算机没有 Qt 可用的 TLS 库。请安装 OpenSSL 3。</translation>
    </message>
    <message>
        <source>%1 (%2) cannot be reached: %3. Check the address and your internet connection.</source>
        <translation>无法访问 %1（%2）：%3。请检查地址和互联网连接。</translation>
    </message>
    <message>
        <source>The answer of %1 broke off before its end: the connection was closed.</source>
        <translation>%1 的回答在结束前中断：连接已关闭。</translation>
    </message>
    <message>
        <source>%1 (%2) answered with something that is not HTTP. Check the address.</source>
        <translation>%1（%2）的答复不是 HTTP。请检查地址。</translation>
    </message>
    <message>
        <source>%1 took the request and closed the connection; no answer came.</source>
        <translation>%1 接收请求后关闭了连接，没有作答。</translation>
    </message>
    <message>
        <source>%1 cannot be reached: no connection to %2 within %3 s. Check the address and your internet connection.</source>
        <translation>无法访问 %1：%3 秒内未能连接到 %2。请检查地址和互联网连接。</translation>
    </message>
    <message>
        <source>%1 took the request, but its answer did not begin within %2 s.</source>
        <translation>%1 接收了请求，但 %2 秒内没有开始作答。</translation>
    </message>
    <message>
        <source>%1 fell silent in the middle of its answer, for more than %2 s.</source>
        <translation>%1 在回答中途停止响应，超过 %2 秒。</translation>
    </message>
    <message>
        <source>the certificate was issued by &quot;%1&quot;, which this computer does not know; is the package ca-certificates installed?</source>
        <translation>证书由这台计算机不认识的 &quot;%1&quot; 颁发；是否已安装软件包 ca-certificates？</translation>
    </message>
</context>
<context>
    <name>core::OllamaChat</name>
    <message>
        <source>the address of an image</source>
        <translation>图片的地址</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>files</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>a part of the type &apos;%1&apos;</source>
        <translation>类型为“%1”的部分</translation>
    </message>
</context>
<context>
    <name>core::OllamaIngress</name>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>one of system, user, assistant, tool</source>
        <translation>system、user、assistant、tool 之一</translation>
    </message>
    <message>
        <source>json or a JSON Schema</source>
        <translation>json 或 JSON Schema</translation>
    </message>
    <message>
        <source>true, false, low, medium, high or max</source>
        <translation>true、false、low、medium、high 或 max</translation>
    </message>
    <message>
        <source>a string or a list of strings</source>
        <translation>字符串或字符串列表</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be used here: models are asked in their own chat form, and nothing is kept between requests. Leave it out, or use /api/chat.</source>
        <translation>这里不能使用 &apos;%1&apos;：模型以各自的对话形式接受提问，请求之间不保留任何内容。请省略它，或使用 /api/chat。</translation>
    </message>
</context>
<context>
    <name>core::OllamaRoutes</name>
    <message>
        <source>model &apos;%1&apos; not found</source>
        <translation>找不到模型 &apos;%1&apos;</translation>
    </message>
</context>
<context>
    <name>core::OpenAiIngress</name>
    <message>
        <source>one of %1</source>
        <translation>以下之一：%1</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>a string or a list of parts</source>
        <translation>字符串或部分 (parts) 的列表</translation>
    </message>
    <message>
        <source>one string</source>
        <translation>一个字符串</translation>
    </message>
    <message>
        <source>a list of at least one message</source>
        <translation>至少含一条消息的列表</translation>
    </message>
    <message>
        <source>auto, none, required, or an object that names a function</source>
        <translation>auto、none、required，或指定函数名的对象</translation>
    </message>
    <message>
        <source>the same as reasoning.effort, or absent</source>
        <translation>与 reasoning.effort 相同，或省略</translation>
    </message>
    <message>
        <source>absent where an effort is given</source>
        <translation>在给出 effort 时省略</translation>
    </message>
    <message>
        <source>an amount in dollars</source>
        <translation>美元金额</translation>
    </message>
    <message>
        <source>a string, or an object with &apos;by&apos;</source>
        <translation>字符串，或含 &apos;by&apos; 的对象</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 或更大</translation>
    </message>
    <message>
        <source>a number, or an object with p50, p75, p90 or p99</source>
        <translation>数字，或含 p50、p75、p90 或 p99 的对象</translation>
    </message>
    <message>
        <source>more than 0</source>
        <translation>大于 0</translation>
    </message>
    <message>
        <source>a list of strings</source>
        <translation>字符串列表</translation>
    </message>
    <message>
        <source>the name of a plugin</source>
        <translation>插件名称</translation>
    </message>
</context>
<context>
    <name>core::OwnKeyLimits</name>
    <message>
        <source>The key &apos;%1&apos; is at its limit: %2.</source>
        <translation>密钥“%1”已达上限：%2。</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is at its limit for %2: %3.</source>
        <translation>密钥“%1”已达到对 %2 的上限：%3。</translation>
    </message>
    <message>
        <source>Waiting does not help: shorten the prompt, or give the key more.</source>
        <translation>等待没有用：请缩短提示词，或提高密钥的上限。</translation>
    </message>
</context>
<context>
    <name>core::OwnKeys</name>
    <message>
        <source>no key, this machine only</source>
        <translation>无密钥，仅限本机</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; stands in config.json. Change it there, or choose another name.</source>
        <translation>密钥“%1”定义在 config.json 中。请在那里更改，或另选名称。</translation>
    </message>
</context>
<context>
    <name>core::ParameterChange</name>
    <message>
        <source>%1 left out</source>
        <translation>省略了 %1</translation>
    </message>
    <message>
        <source>%1 (%2) left out</source>
        <translation>省略了 %1（%2）</translation>
    </message>
    <message>
        <source>%1 set to %2</source>
        <translation>%1 设为 %2</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <translation>%1 %2 → %3</translation>
    </message>
</context>
<context>
    <name>core::PartSupport</name>
    <message>
        <source>%1 cannot be given %2 (%3). Leave it out, or choose another provider.</source>
        <translation>无法把%2交给 %1（%3）。请去掉它，或选择其他提供商。</translation>
    </message>
</context>
<context>
    <name>core::PdfText</name>
    <message>
        <source>Reading &apos;%1&apos; was given up.</source>
        <translation>已放弃读取“%1”。</translation>
    </message>
    <message>
        <source>The PDF &apos;%1&apos; holds too much to be read here. Send fewer pages, or choose a model that takes files.</source>
        <translation>PDF“%1”内容过多，无法在此读取。请减少页数，或选择可接受文件的模型。</translation>
    </message>
    <message>
        <source>The PDF &apos;%1&apos; is larger than %2 MiB. Send fewer pages, or choose a model that takes files.</source>
        <translation>PDF“%1”大于 %2 MiB。请减少页数，或选择可接受文件的模型。</translation>
    </message>
    <message>
        <source>The PDF &apos;%1&apos; is protected with a password. Remove the password and send it again.</source>
        <translation>PDF“%1”受密码保护。请移除密码后重新发送。</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; is damaged or no PDF. Check that it opens elsewhere.</source>
        <translation>文件“%1”已损坏或不是 PDF。请检查它能否在其他程序中打开。</translation>
    </message>
    <message>
        <source>The PDF &apos;%1&apos; has more than %2 pages. Send fewer pages, or choose a model that takes files.</source>
        <translation>PDF“%1”超过 %2 页。请减少页数，或选择可接受文件的模型。</translation>
    </message>
</context>
<context>
    <name>core::Preparation</name>
    <message>
        <source>The model</source>
        <translation>该模型</translation>
    </message>
</context>
<context>
    <name>core::Preset</name>
    <message>
        <source>Preset &apos;%1&apos;: %2</source>
        <translation>预设“%1”：%2</translation>
    </message>
    <message>
        <source>There is no preset &apos;%1&apos;.</source>
        <translation>没有预设“%1”。</translation>
    </message>
    <message>
        <source>Did you mean &apos;%1&apos;?</source>
        <translation>您是否想输入“%1”？</translation>
    </message>
    <message>
        <source>The presets are: %1.</source>
        <translation>已有的预设：%1。</translation>
    </message>
    <message>
        <source>&apos;system&apos; must be a string.</source>
        <translation>&apos;system&apos; 必须是字符串。</translation>
    </message>
    <message>
        <source>a preset cannot name a preset.</source>
        <translation>预设不能指定预设。</translation>
    </message>
    <message>
        <source>The request names two presets, &apos;%1&apos; and &apos;%2&apos;. Leave one out.</source>
        <translation>请求指定了两个预设：“%1”和“%2”。请去掉一个。</translation>
    </message>
</context>
<context>
    <name>core::Profile</name>
    <message>
        <source>Give another folder with --profile.</source>
        <translation>请用 --profile 指定另一个文件夹。</translation>
    </message>
    <message>
        <source>Set the environment variable SWITCHYARD_PROFILE to another folder.</source>
        <translation>请将环境变量 SWITCHYARD_PROFILE 设为另一个文件夹。</translation>
    </message>
    <message>
        <source>Move Switchyard to a place where it may write, or give another folder with --profile.</source>
        <translation>请将 Switchyard 移到可写的位置，或用 --profile 指定另一个文件夹。</translation>
    </message>
    <message>
        <source>Check its permissions, or give another folder with --profile.</source>
        <translation>请检查其权限，或用 --profile 指定另一个文件夹。</translation>
    </message>
    <message>
        <source>This system names no place for the data of programs. %1</source>
        <translation>此系统没有指定程序数据的存放位置。%1</translation>
    </message>
    <message>
        <source>The profile %1 is a file, but must be a folder. %2</source>
        <translation>配置档 %1 是文件，但必须是文件夹。%2</translation>
    </message>
    <message>
        <source>The profile folder %1 cannot be made. %2</source>
        <translation>无法创建配置档文件夹 %1。%2</translation>
    </message>
    <message>
        <source>The profile folder %1 cannot be written to. %2</source>
        <translation>配置档文件夹 %1 不可写。%2</translation>
    </message>
</context>
<context>
    <name>core::PromptLibrary</name>
    <message>
        <source>%1 is not what Switchyard has written: saved prompts cannot be read. It will be kept beside a new one.</source>
        <translation>%1 不是 Switchyard 写入的内容：无法读取已保存的提示词。该文件会保留在新文件旁边。</translation>
    </message>
</context>
<context>
    <name>core::ProviderErrors</name>
    <message>
        <source>%1 refused the key (%2). Check it under Keys.</source>
        <translation>%1 拒绝了密钥（%2）。请在“密钥”中检查。</translation>
    </message>
    <message>
        <source>The account at %1 has no credit or quota left (%2). Top it up there, or use another key.</source>
        <translation>%1 的账户余额或配额已用完（%2）。请在那里充值，或使用其他密钥。</translation>
    </message>
    <message>
        <source>%1 limits the requests of this key (%2) and asks for a pause of %3 s.</source>
        <translation>%1 限制了此密钥的请求（%2），要求暂停 %3 秒。</translation>
    </message>
    <message>
        <source>%1 limits the requests of this key (%2). Wait a little, or use another key or provider.</source>
        <translation>%1 限制了此密钥的请求（%2）。请稍等片刻，或使用其他密钥或提供商。</translation>
    </message>
    <message>
        <source>%1 does not offer this model to this key (%2). Choose another model or provider.</source>
        <translation>%1 不向此密钥提供该模型（%2）。请选择其他模型或提供商。</translation>
    </message>
    <message>
        <source>The request is too long for this model at %1 (%2). Shorten it, or choose a model with a larger context.</source>
        <translation>请求对 %1 的这个模型来说过长（%2）。请缩短请求，或选择上下文更大的模型。</translation>
    </message>
    <message>
        <source>The content filter of %1 refused the request (%2). Change its wording, or choose another model.</source>
        <translation>%1 的内容过滤器拒绝了请求（%2）。请修改措辞，或选择其他模型。</translation>
    </message>
    <message>
        <source>%1 answered with a web page instead of data (%2). Check its address under Keys.</source>
        <translation>%1 返回了网页而不是数据（%2）。请在“密钥”中检查其地址。</translation>
    </message>
    <message>
        <source>%1 could not make an answer of what the model wrote (%2). Try again, or choose another model.</source>
        <translation>%1 无法将模型写出的内容转为回答（%2）。请重试，或选择其他模型。</translation>
    </message>
    <message>
        <source>%1 does not accept the field &apos;%3&apos; of the request (%2). Change or remove it.</source>
        <translation>%1 不接受请求中的字段“%3”（%2）。请更改或移除它。</translation>
    </message>
    <message>
        <source>%1 does not accept the request (%2). Change it, or choose another model.</source>
        <translation>%1 不接受该请求（%2）。请更改请求，或选择其他模型。</translation>
    </message>
    <message>
        <source>%1 is overloaded or out of order (%2). Try again later, or choose another provider.</source>
        <translation>%1 过载或发生故障（%2）。请稍后重试，或选择其他提供商。</translation>
    </message>
    <message>
        <source>%1 It said: %2</source>
        <translation>%1对方的说明：%2</translation>
    </message>
    <message>
        <source>no code given</source>
        <translation>未给出代码</translation>
    </message>
    <message>
        <source>%1 %2 Check its address under Keys, or choose another provider.</source>
        <translation>%1 %2请在“密钥”中检查其地址，或选择其他提供商。</translation>
    </message>
    <message>
        <source>The answer of %1 broke off before its end. Try again, or choose another provider.</source>
        <translation>%1 的回答在结束前中断。请重试，或选择其他提供商。</translation>
    </message>
    <message>
        <source>The address of %1 leads back to a Switchyard (%2). Correct its base_url under Keys or in config.json.</source>
        <translation>%1 的地址指回一个 Switchyard（%2）。请在“密钥”或 config.json 中更正其 base_url。</translation>
    </message>
</context>
<context>
    <name>core::ProviderKeys</name>
    <message>
        <source>This key is switched off.</source>
        <translation>此密钥已停用。</translation>
    </message>
</context>
<context>
    <name>core::ProxyServer</name>
    <message>
        <source>There is nothing at %1 here.</source>
        <translation>此处没有 %1。</translation>
    </message>
    <message>
        <source>This request came from a Switchyard that uses this address as a provider. Correct the provider&apos;s base_url.</source>
        <translation>此请求来自一个把本地址用作提供商的 Switchyard。请更正该提供商的 base_url。</translation>
    </message>
    <message>
        <source>%1 takes %2 requests.</source>
        <translation>%1 只接受 %2 请求。</translation>
    </message>
    <message>
        <source>&apos;name&apos; is a text.</source>
        <translation>&apos;name&apos; 是文本。</translation>
    </message>
    <message>
        <source>&apos;limit&apos; is a number of dollars from 0, or null for none.</source>
        <translation>&apos;limit&apos; 是不小于 0 的美元数额，或用 null 表示无上限。</translation>
    </message>
    <message>
        <source>&apos;limit_reset&apos; is &quot;daily&quot;, &quot;weekly&quot; or &quot;monthly&quot;, or null for never.</source>
        <translation>&apos;limit_reset&apos; 是 &quot;daily&quot;、&quot;weekly&quot; 或 &quot;monthly&quot;，或用 null 表示从不。</translation>
    </message>
    <message>
        <source>&apos;expires_at&apos; is a time in UTC such as &quot;2027-12-31T23:59:59Z&quot;, or null for never.</source>
        <translation>&apos;expires_at&apos; 是 UTC 时间，例如 &quot;2027-12-31T23:59:59Z&quot;，或用 null 表示从不。</translation>
    </message>
    <message>
        <source>&apos;disabled&apos; is true or false.</source>
        <translation>&apos;disabled&apos; 是 true 或 false。</translation>
    </message>
    <message>
        <source>&apos;creator_user_id&apos; is a text, or null.</source>
        <translation>&apos;creator_user_id&apos; 是文本或 null。</translation>
    </message>
    <message>
        <source>&apos;external&apos; is an object with a text &apos;user&apos;.</source>
        <translation>&apos;external&apos; 是含有文本 &apos;user&apos; 的对象。</translation>
    </message>
    <message>
        <source>There is one workspace here, %1.</source>
        <translation>这里只有一个工作区：%1。</translation>
    </message>
    <message>
        <source>There is no API key with the hash &apos;%1&apos;.</source>
        <translation>没有哈希值为“%1”的 API 密钥。</translation>
    </message>
    <message>
        <source>&apos;offset&apos; is a whole number from 0.</source>
        <translation>&apos;offset&apos; 是不小于 0 的整数。</translation>
    </message>
    <message>
        <source>&apos;name&apos; is missing.</source>
        <translation>缺少 &apos;name&apos;。</translation>
    </message>
    <message>
        <source>Only a management key can do this. Make one with `switchyard keys add NAME --management`.</source>
        <translation>只有管理密钥才能执行此操作。可用 `switchyard keys add NAME --management` 创建。</translation>
    </message>
    <message>
        <source>&apos;id&apos; is missing: the one of the answer, as its header X-Generation-Id has it.</source>
        <translation>缺少 &apos;id&apos;：即回答的 ID，见其标头 X-Generation-Id。</translation>
    </message>
    <message>
        <source>There is no request &apos;%1&apos; of this key in the history.</source>
        <translation>历史记录中没有此密钥的请求“%1”。</translation>
    </message>
    <message>
        <source>Prompts and answers are not kept, so there are none of &apos;%1&apos;. Its figures are at /v1/generation?id=%1.</source>
        <translation>提示词和回答不会保留，因此没有“%1”的内容。其数据位于 /v1/generation?id=%1。</translation>
    </message>
    <message>
        <source>&apos;date&apos; is a day of UTC from %1 to %2, such as %2.</source>
        <translation>&apos;date&apos; 是 UTC 日期，从 %1 到 %2，例如 %2。</translation>
    </message>
    <message>
        <source>&apos;group_by&apos; is &quot;workspace&quot;, or left out.</source>
        <translation>&apos;group_by&apos; 为 &quot;workspace&quot;，或省略不写。</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; is for managing keys and reading the account, not for this. Use another one.</source>
        <translation>密钥“%1”用于管理密钥和查看账户，不能用于此处。请使用其他密钥。</translation>
    </message>
</context>
<context>
    <name>core::QnamTransport</name>
    <message>
        <source>The address of %1 is not an http or https address. Correct it under Keys or in the configuration.</source>
        <translation>%1 的地址不是 http 或 https 地址。请在“密钥”或配置中更正。</translation>
    </message>
    <message>
        <source>The key for %1 holds a line break or another character that no key has, so it was not sent. Enter it again under Keys.</source>
        <translation>%1 的密钥含有换行符或密钥中不会出现的其他字符，因此未发送。请在“密钥”中重新输入。</translation>
    </message>
</context>
<context>
    <name>core::RawAnswer</name>
    <message>
        <source>sent a web page instead of an answer.</source>
        <translation>发来的是网页而不是回答。</translation>
    </message>
    <message>
        <source>sent an answer that is too large.</source>
        <translation>发来的回答过大。</translation>
    </message>
    <message>
        <source>sent nothing at all.</source>
        <translation>没有发来任何内容。</translation>
    </message>
    <message>
        <source>sent broken JSON.</source>
        <translation>发来的 JSON 已损坏。</translation>
    </message>
    <message>
        <source>sent an answer without an answer in it.</source>
        <translation>发送的回答里没有内容。</translation>
    </message>
</context>
<context>
    <name>core::RawIngress</name>
    <message>
        <source>The Content-Type multipart/form-data of the request names no boundary.</source>
        <translation>请求的 Content-Type multipart/form-data 没有给出边界（boundary）。</translation>
    </message>
    <message>
        <source>The request body does not consist of parts between boundaries &apos;%1&apos; as its Content-Type says, or it ends too early.</source>
        <translation>请求内容并非如其 Content-Type 所述由边界“%1”之间的部分组成，或者结束得过早。</translation>
    </message>
</context>
<context>
    <name>core::ReasoningRules</name>
    <message>
        <source>%1 at %2 always thinks: its reasoning cannot be switched off. Ask for the lowest effort instead, or choose another model.</source>
        <translation>%2 的 %1 总是思考：其推理无法关闭。请改为要求最低强度，或选择其他模型。</translation>
    </message>
</context>
<context>
    <name>core::ResponsesIngress</name>
    <message>
        <source>a string or a list of at least one item</source>
        <translation>字符串或至少含一项的列表</translation>
    </message>
    <message>
        <source>a string</source>
        <translation>字符串</translation>
    </message>
    <message>
        <source>auto, none, required, or an object that names a tool</source>
        <translation>auto、none、required，或指明工具的对象</translation>
    </message>
    <message>
        <source>1 or more</source>
        <translation>1 或更大</translation>
    </message>
    <message>
        <source>a string where there is no file_url or file_id</source>
        <translation>没有 file_url 或 file_id 时为字符串</translation>
    </message>
    <message>
        <source>a string where there is no file_id</source>
        <translation>没有 file_id 时为字符串</translation>
    </message>
    <message>
        <source>there, in an object</source>
        <translation>存在，且在对象中</translation>
    </message>
    <message>
        <source>one of user, assistant, system, developer</source>
        <translation>user、assistant、system、developer 之一</translation>
    </message>
    <message>
        <source>a string or a list of parts</source>
        <translation>字符串或部分 (parts) 的列表</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>对象</translation>
    </message>
    <message>
        <source>an item itself: the one that is referred to is not kept here. Clients send the items themselves if &apos;store&apos; is false</source>
        <translation>条目本身：所引用的条目没有保留在这里。当 &apos;store&apos; 为 false 时，客户端会发送条目本身</translation>
    </message>
</context>
<context>
    <name>core::ResponsesInput</name>
    <message>
        <source>an image in an answer of the assistant</source>
        <translation>助手回答中的图片</translation>
    </message>
    <message>
        <source>audio</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>a file in an answer of the assistant</source>
        <translation>助手回答中的文件</translation>
    </message>
    <message>
        <source>%1 is reached in a way that cannot carry %2 (%3). Leave it out, or choose another model or provider.</source>
        <translation>到达 %1 的方式无法传送%2（%3）。请去掉它，或选择其他模型或提供商。</translation>
    </message>
</context>
<context>
    <name>core::ResponsesShape</name>
    <message>
        <source>No answer is kept here, so &apos;previous_response_id&apos; cannot be found. Send the whole conversation in &apos;input&apos;.</source>
        <translation>这里不保留回答，因此找不到 &apos;previous_response_id&apos;。请在 &apos;input&apos; 中发送整个对话。</translation>
    </message>
    <message>
        <source>No conversation is kept here. Leave &apos;conversation&apos; out and send the whole conversation in &apos;input&apos;.</source>
        <translation>这里不保留对话。请省略 &apos;conversation&apos;，并在 &apos;input&apos; 中发送整个对话。</translation>
    </message>
    <message>
        <source>Prompt templates are kept by OpenAI alone. Leave &apos;prompt&apos; out and write its text into &apos;instructions&apos; or &apos;input&apos;.</source>
        <translation>提示模板只由 OpenAI 保留。请省略 &apos;prompt&apos;，并将其文本写入 &apos;instructions&apos; 或 &apos;input&apos;。</translation>
    </message>
    <message>
        <source>An answer cannot be fetched later here. Leave &apos;background&apos; out.</source>
        <translation>这里无法稍后取回回答。请省略 &apos;background&apos;。</translation>
    </message>
    <message>
        <source>No answer is kept here. Leave &apos;store&apos; out, or set it to false.</source>
        <translation>这里不保留回答。请省略 &apos;store&apos;，或将其设为 false。</translation>
    </message>
    <message>
        <source>&apos;max_tool_calls&apos; must be a number from 1 to %1.</source>
        <translation>&apos;max_tool_calls&apos; 必须是 1 到 %1 的数字。</translation>
    </message>
</context>
<context>
    <name>core::Router</name>
    <message numerus="yes">
        <source>%n without a usable key</source>
        <translation>
            <numerusform>%n 个没有可用的密钥</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with a protocol that is not supported yet</source>
        <translation>
            <numerusform>%n 个使用尚不支持的协议</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n without a known address</source>
        <translation>
            <numerusform>%n 个地址未知</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot be called with a key of one&apos;s own</source>
        <translation>
            <numerusform>%n 个无法用自己的密钥调用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not for chat</source>
        <translation>
            <numerusform>%n 个不用于对话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not among the allowed providers (`only`)</source>
        <translation>
            <numerusform>%n 个不在允许的提供商 (`only`) 之列</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n ignored</source>
        <translation>
            <numerusform>%n 个被忽略</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that may collect data</source>
        <translation>
            <numerusform>%n 个可能收集数据</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that may keep prompts</source>
        <translation>
            <numerusform>%n 个可能保留提示词</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n above the highest allowed price</source>
        <translation>
            <numerusform>%n 个高于允许的最高价格</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another quantization</source>
        <translation>
            <numerusform>%n 个量化方式不符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with too short a context</source>
        <translation>
            <numerusform>%n 个上下文过短</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n with too short answers</source>
        <translation>
            <numerusform>%n 个回答长度上限过短</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that cannot read what the prompt holds</source>
        <translation>
            <numerusform>%n 个无法读取提示词中的内容</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not allowed for the key that was used</source>
        <translation>
            <numerusform>%n 个不允许用于所用的密钥</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out because fallbacks are off</source>
        <translation>
            <numerusform>%n 个因回退已关闭而被排除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of an unknown name</source>
        <translation>
            <numerusform>%n 个名称未知</numerusform>
        </translation>
    </message>
    <message>
        <source>price unknown</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>free of charge</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>$%1/M in, $%2/M out</source>
        <translation>输入 $%1/M，输出 $%2/M</translation>
    </message>
    <message>
        <source>There is no model &apos;%1&apos;.</source>
        <translation>没有模型“%1”。</translation>
    </message>
    <message>
        <source>Did you mean: %1?</source>
        <translation>您是否想输入：%1？</translation>
    </message>
    <message>
        <source>The catalog knows no endpoint of %1.</source>
        <translation>目录中没有 %1 的端点。</translation>
    </message>
    <message>
        <source>%1 cannot be asked: %2.</source>
        <translation>无法询问 %1：%2。</translation>
    </message>
    <message>
        <source>No endpoint can take this request for %1: %2.</source>
        <translation>没有端点能处理对 %1 的此请求：%2。</translation>
    </message>
    <message>
        <source>Add a key for %1 under Keys.</source>
        <translation>请在“密钥”中为 %1 添加密钥。</translation>
    </message>
    <message>
        <source>Add a key under Keys, for instance for %1.</source>
        <translation>请在“密钥”中添加密钥，例如 %1 的密钥。</translation>
    </message>
    <message>
        <source>the catalog knows no such provider</source>
        <translation>目录中没有此提供商</translation>
    </message>
    <message>
        <source>no usable key; add one for %1 under Keys</source>
        <translation>没有可用的密钥；请在“密钥”中为 %1 添加</translation>
    </message>
    <message>
        <source>set back (%1): another request is just trying it again</source>
        <translation>暂缓使用（%1）：另一个请求正在重新试用它</translation>
    </message>
    <message>
        <source>set back for another %1 (%2)</source>
        <translation>继续暂缓 %1（%2）</translation>
    </message>
    <message>
        <source>named by `order` (%1): %2</source>
        <translation>由 `order` 指定（%1）：%2</translation>
    </message>
    <message>
        <source>the only healthy endpoint: %1</source>
        <translation>唯一正常的端点：%1</translation>
    </message>
    <message>
        <source>after those with a known price</source>
        <translation>排在价格已知的端点之后</translation>
    </message>
    <message numerus="yes">
        <source>cheapest of %n healthy endpoint(s): %1</source>
        <translation>
            <numerusform>%n 个正常端点中最便宜：%1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>number %1 by price of %n healthy endpoint(s): %2</source>
        <translation>
            <numerusform>%n 个正常端点中价格第 %1 低：%2</numerusform>
        </translation>
    </message>
    <message>
        <source>tried again after a pause (%1)</source>
        <translation>暂停后再次尝试（%1）</translation>
    </message>
    <message>
        <source>marked as deprecated</source>
        <translation>标记为已弃用</translation>
    </message>
    <message>
        <source>key &apos;%1&apos;</source>
        <translation>密钥“%1”</translation>
    </message>
    <message>
        <source>fallbacks are off: only the first endpoint is tried</source>
        <translation>回退已关闭：只尝试第一个端点</translation>
    </message>
    <message>
        <source>fallbacks are off: only those named by `order` are tried</source>
        <translation>回退已关闭：只尝试 `order` 指定的端点</translation>
    </message>
    <message>
        <source>fallback model %1</source>
        <translation>回退模型 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n in another region than the key is for</source>
        <translation>
            <numerusform>%n 个位于密钥所属区域之外</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 cannot do without thinking. Ask for its lowest effort, &apos;%2&apos;, or leave `reasoning` out.</source>
        <translation>%1 必须思考。请要求其最低强度“%2”，或省略 `reasoning`。</translation>
    </message>
    <message>
        <source>no key of %1 is for this model</source>
        <translation>%1 没有密钥可用于此模型</translation>
    </message>
    <message numerus="yes">
        <source>%n that may train on prompts</source>
        <translation>
            <numerusform>%n 个可能用提示词训练</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n outside of the allowed regions</source>
        <translation>
            <numerusform>%n 个位于允许的区域之外</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose answers others may not learn from</source>
        <translation>
            <numerusform>%n 个的回答不得供其他模型学习</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left out by the settings</source>
        <translation>
            <numerusform>%n 个被设置排除</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that do not take all parameters</source>
        <translation>
            <numerusform>%n 个不接受全部参数</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n that fit less well</source>
        <translation>
            <numerusform>%n 个不太适合</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another service tier</source>
        <translation>
            <numerusform>%n 个服务层级不符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of another variant</source>
        <translation>
            <numerusform>%n 个变体不符</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose free requests are used up</source>
        <translation>
            <numerusform>%n 个的免费请求已用完</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n whose key has reached its limit</source>
        <translation>
            <numerusform>%n 个的密钥已达上限</numerusform>
        </translation>
    </message>
    <message>
        <source>answered this conversation before, so its cache is warm: %1</source>
        <translation>此前回答过此对话，缓存仍可用：%1</translation>
    </message>
    <message>
        <source>number %1 of %2 by throughput: %3 tokens/s, measured</source>
        <translation>%2 个中吞吐量第 %1 高：%3 token/s，实测</translation>
    </message>
    <message>
        <source>number %1 of %2 by throughput: %3 tokens/s, guessed from its peers</source>
        <translation>%2 个中吞吐量第 %1 高：%3 token/s，据同类端点估计</translation>
    </message>
    <message>
        <source>number %1 of %2 by latency: first token after %3 s, measured</source>
        <translation>%2 个中延迟第 %1 低：%3 秒后收到首个 token，实测</translation>
    </message>
    <message>
        <source>number %1 of %2 by latency: first token after %3 s, guessed from its peers</source>
        <translation>%2 个中延迟第 %1 低：%3 秒后收到首个 token，据同类端点估计</translation>
    </message>
    <message>
        <source>balanced, with a share of %1 % of the traffic: %2</source>
        <translation>负载均衡，分担 %1 % 的流量：%2</translation>
    </message>
    <message>
        <source>%1; drawn as the first with a chance of %2 %</source>
        <translation>%1；以 %2 % 的概率被随机选为首个</translation>
    </message>
    <message>
        <source>misses the wished throughput or latency</source>
        <translation>未达到期望的吞吐量或延迟</translation>
    </message>
    <message>
        <source>in trouble: it failed within the last half minute, or does far worse than its peers</source>
        <translation>状态不佳：在过去半分钟内失败过，或表现远逊于同类端点</translation>
    </message>
    <message>
        <source>the prompt loses its middle to fit</source>
        <translation>提示词须删去中间部分才能放下</translation>
    </message>
    <message>
        <source>took no more requests a minute than it has just got</source>
        <translation>此前每分钟接受的请求数不超过刚刚收到的数量</translation>
    </message>
    <message>
        <source>its tool calls or its speed fall behind its peers&apos;</source>
        <translation>工具调用或速度落后于同类端点</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>endpoint: how far its limit is used up</comment>
        <translation>%1：%2。</translation>
    </message>
    <message>
        <source>key &apos;%1&apos; may be sent to %2 and not to %3; if it should go there, add that host to the key&apos;s hosts under Keys</source>
        <translation>密钥“%1”可发送到 %2，但不可发送到 %3；如果应发送到那里，请在“密钥”中将该主机添加到此密钥的主机列表</translation>
    </message>
    <message numerus="yes">
        <source>%n at hosts that the key is not bound to</source>
        <translation>
            <numerusform>%n 个位于密钥未绑定的主机</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n too dear for a budget</source>
        <translation>
            <numerusform>%n 个超出预算</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n at providers that the key may not use</source>
        <translation>
            <numerusform>%n 个属于密钥不可使用的提供商</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>core::RoutingFilters</name>
    <message>
        <source>`only` of the settings and `only` of the request have nothing in common</source>
        <translation>设置中的 `only` 与请求中的 `only` 没有交集</translation>
    </message>
    <message>
        <source>only %1 may be used</source>
        <translation>只能使用 %1</translation>
    </message>
    <message>
        <source>it is on the list of ignored providers</source>
        <translation>它在被忽略的提供商列表中</translation>
    </message>
    <message numerus="yes">
        <source>keeps prompts for %n day(s)</source>
        <translation>
            <numerusform>保留提示词 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>keeps prompts</source>
        <translation>保留提示词</translation>
    </message>
    <message>
        <source>does not say whether it keeps prompts</source>
        <translation>未说明是否保留提示词</translation>
    </message>
    <message>
        <source>trains on prompts; data collection is denied</source>
        <translation>会用提示词训练；已禁止数据收集</translation>
    </message>
    <message>
        <source>does not say whether it trains on prompts; data collection is denied</source>
        <translation>未说明是否用提示词训练；已禁止数据收集</translation>
    </message>
    <message>
        <source>%1; data collection is denied</source>
        <translation>%1；已禁止数据收集</translation>
    </message>
    <message>
        <source>%1; zero data retention is asked for</source>
        <translation>%1；要求零数据保留</translation>
    </message>
    <message>
        <source>takes %1, the prompt holds: %2</source>
        <translation>可接受 %1，提示词包含：%2</translation>
    </message>
    <message>
        <source>context of %L1 tokens, needed: about %L2 for the prompt and %L3 for the answer</source>
        <translation>上下文为 %L1 token，需要：提示词约 %L2，回答 %L3</translation>
    </message>
    <message>
        <source>prompts of at most %L1 tokens, this one has about %L2</source>
        <translation>提示词最多 %L1 token，此提示词约 %L2</translation>
    </message>
    <message>
        <source>answers of at most %L1 tokens, %L2 are asked for</source>
        <translation>回答最多 %L1 token，要求 %L2</translation>
    </message>
    <message>
        <source>%1: price unknown, at most $%2 allowed</source>
        <translation>%1：价格未知，最多允许 $%2</translation>
    </message>
    <message>
        <source>%1: $%2, at most $%3 allowed</source>
        <translation>%1：$%2，最多允许 $%3</translation>
    </message>
    <message>
        <source>a million prompt tokens</source>
        <translation>每百万输入 token</translation>
    </message>
    <message>
        <source>a million answer tokens</source>
        <translation>每百万输出 token</translation>
    </message>
    <message>
        <source>a request</source>
        <translation>每次请求</translation>
    </message>
    <message>
        <source>%1 is not a chat model but one for: %2</source>
        <translation>%1 不是对话模型，其用途为：%2</translation>
    </message>
    <message>
        <source>the key that was used may only ask %1</source>
        <translation>所用的密钥只能询问 %1</translation>
    </message>
    <message>
        <source>quantization %1, asked for: %2</source>
        <translation>量化方式为 %1，要求的是：%2</translation>
    </message>
    <message>
        <source>%1 is a model for: %2; asked for: %3</source>
        <translation>%1 是用于 %2 的模型；请求的是：%3</translation>
    </message>
    <message>
        <source>trains on prompts, which the settings forbid</source>
        <translation>会用提示词训练；设置禁止这样做</translation>
    </message>
    <message>
        <source>does not say whether it trains on prompts, which the settings forbid</source>
        <translation>未说明是否用提示词训练；设置禁止这样做</translation>
    </message>
    <message>
        <source>is in %1</source>
        <translation>位于 %1</translation>
    </message>
    <message>
        <source>does not say where it is</source>
        <translation>未说明所在位置</translation>
    </message>
    <message>
        <source>%1, data may go to %2 only</source>
        <translation>%1，而数据只能发送到 %2</translation>
    </message>
    <message>
        <source>of the service tier %1, which was not asked for</source>
        <translation>属于服务层级 %1，而请求并未要求</translation>
    </message>
    <message>
        <source>does not take %1, and all parameters are required</source>
        <translation>不接受 %1；要求接受全部参数</translation>
    </message>
    <message>
        <source>does not say whether it takes %1, and all parameters are required</source>
        <translation>未说明是否接受 %1；要求接受全部参数</translation>
    </message>
    <message>
        <source>an image</source>
        <translation>每张图片</translation>
    </message>
    <message>
        <source>an audio token</source>
        <translation>每个音频 token</translation>
    </message>
    <message>
        <source>the settings allow only %1</source>
        <translation>设置只允许 %1</translation>
    </message>
    <message>
        <source>the settings leave %1 out</source>
        <translation>设置排除了 %1</translation>
    </message>
    <message>
        <source>its author is not known to allow that other models learn from its answers</source>
        <translation>没有资料表明其作者允许其他模型从其回答中学习</translation>
    </message>
    <message>
        <source>is not the variant :%1</source>
        <translation>不是变体 :%1</translation>
    </message>
    <message>
        <source>is the variant :%1, which was not asked for</source>
        <translation>是变体 :%1，而请求并未要求</translation>
    </message>
    <message>
        <source>costs money; a free model was asked for</source>
        <translation>需要付费；要求的是免费模型</translation>
    </message>
    <message>
        <source>is not of the service tier flex, which was asked for</source>
        <translation>不属于所要求的服务层级 flex</translation>
    </message>
    <message>
        <source>does not take %1, others do</source>
        <translation>不接受 %1，而其他端点接受</translation>
    </message>
</context>
<context>
    <name>core::SavedPrompt</name>
    <message>
        <source>“%1” needs a number.</source>
        <translation>“%1”需要填写数字。</translation>
    </message>
    <message>
        <source>“%1” needs a number; “%2” is none.</source>
        <translation>“%1”需要填写数字；“%2”不是数字。</translation>
    </message>
    <message>
        <source>“%1” must be one of: %2.</source>
        <translation>“%1”必须是以下之一：%2。</translation>
    </message>
    <message>
        <source>“%1” needs a date such as 2026-03-31.</source>
        <translation>“%1”需要填写日期，例如 2026-03-31。</translation>
    </message>
</context>
<context>
    <name>core::SecretResolver</name>
    <message>
        <source>The environment variable %1 is not set. Set it and start Switchyard again.</source>
        <translation>环境变量 %1 未设置。请设置它并重新启动 Switchyard。</translation>
    </message>
    <message>
        <source>The environment variable %1 is empty. Set it and start Switchyard again.</source>
        <translation>环境变量 %1 为空。请设置它并重新启动 Switchyard。</translation>
    </message>
    <message>
        <source>%1 is a folder; a file with the key is needed.</source>
        <translation>%1 是文件夹；需要的是含有密钥的文件。</translation>
    </message>
    <message>
        <source>The key file %1 cannot be read: %2. Check the path and its permissions.</source>
        <translation>无法读取密钥文件 %1：%2。请检查路径及其权限。</translation>
    </message>
    <message>
        <source>The key file %1 is larger than 64 KiB, so it cannot be a key. Check the path.</source>
        <translation>密钥文件 %1 大于 64 KiB，不可能是密钥。请检查路径。</translation>
    </message>
    <message>
        <source>The first line of the key file %1 is empty. Put the key there.</source>
        <translation>密钥文件 %1 的第一行为空。请把密钥放在那里。</translation>
    </message>
    <message>
        <source>The key &apos;%1&apos; was kept for one session only, which has ended. Enter it again under Keys.</source>
        <translation>密钥“%1”仅为一次会话保存，该会话已结束。请在“密钥”中重新输入。</translation>
    </message>
    <message>
        <source>The entry &apos;%1&apos; in the key store is empty. Set the key again under Keys.</source>
        <translation>密钥存储中的条目“%1”为空。请在“密钥”中重新设置该密钥。</translation>
    </message>
    <message>
        <source>This key refers to no secret. A reference is keychain:NAME, env:VARIABLE, file:PATH or session:NAME.</source>
        <translation>此密钥没有引用任何机密内容。引用的形式为 keychain:NAME、env:VARIABLE、file:PATH 或 session:NAME。</translation>
    </message>
</context>
<context>
    <name>core::ServedModels</name>
    <message>
        <source>What answers there is no list of models.</source>
        <translation>对方的回复不是模型列表。</translation>
    </message>
</context>
<context>
    <name>core::ServerTls</name>
    <message>
        <source>The file %1 of &quot;tls&quot; in config.json cannot be read: %2</source>
        <translation>无法读取 config.json 的 &quot;tls&quot; 下指定的文件 %1：%2</translation>
    </message>
    <message>
        <source>%1 holds no certificate in PEM form. Give &quot;tls&quot; in config.json the file that begins with BEGIN CERTIFICATE.</source>
        <translation>%1 中没有 PEM 格式的证书。请在 config.json 的 &quot;tls&quot; 下指定以 BEGIN CERTIFICATE 开头的文件。</translation>
    </message>
    <message>
        <source>%1 holds no private key in PEM form without a pass phrase. Give &quot;tls&quot; in config.json such a file.</source>
        <translation>%1 中没有不带密码短语的 PEM 格式私钥。请在 config.json 的 &quot;tls&quot; 下指定含有此类私钥的文件。</translation>
    </message>
    <message>
        <source>The private key %1 does not belong to the certificate %2.</source>
        <translation>私钥 %1 与证书 %2 不匹配。</translation>
    </message>
    <message>
        <source>%1 can be reached from other machines, and without TLS everybody in between could read keys and prompts. Give &quot;tls&quot; in config.json a certificate and its key, listen on 127.0.0.1, or set &quot;allow_plain_http&quot;: true if the network is safe.</source>
        <translation>其他计算机可以访问 %1；如果没有 TLS，传输途中的任何人都能读取密钥和提示词。请在 config.json 的 &quot;tls&quot; 下指定证书及其私钥，或只监听 127.0.0.1；如果网络是安全的，也可设置 &quot;allow_plain_http&quot;: true。</translation>
    </message>
</context>
<context>
    <name>core::SimilarModels</name>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>a little cheaper</source>
        <translation>略便宜</translation>
    </message>
    <message>
        <source>%1 % cheaper</source>
        <translation>便宜 %1 %</translation>
    </message>
    <message>
        <source>%1 times the price</source>
        <translation>价格为 %1 倍</translation>
    </message>
    <message>
        <source>%1 % more expensive</source>
        <translation>贵 %1 %</translation>
    </message>
    <message>
        <source>half the context</source>
        <translation>上下文只有一半</translation>
    </message>
    <message>
        <source>twice the context</source>
        <translation>上下文为两倍</translation>
    </message>
    <message>
        <source>%1 times the context</source>
        <translation>上下文为 %1 倍</translation>
    </message>
    <message>
        <source>%1 % less context</source>
        <translation>上下文少 %1 %</translation>
    </message>
    <message>
        <source>also reads %1</source>
        <comment>kinds of input</comment>
        <translation>还可读取 %1</translation>
    </message>
    <message>
        <source>does not read %1</source>
        <translation>不能读取 %1</translation>
    </message>
    <message>
        <source>can reason</source>
        <translation>支持推理</translation>
    </message>
    <message>
        <source>does not reason</source>
        <translation>不支持推理</translation>
    </message>
    <message>
        <source>same family</source>
        <translation>同一系列</translation>
    </message>
    <message>
        <source>same author</source>
        <translation>同一作者</translation>
    </message>
    <message>
        <source>much the same on paper</source>
        <translation>各项指标大致相同</translation>
    </message>
</context>
<context>
    <name>core::SpendJournal</name>
    <message>
        <source>The journal of budgets %1 cannot be written, so what is under way would be forgotten if Switchyard ended now. Check the permissions of its folder and the room on the disk.</source>
        <translation>无法写入预算日志 %1，如果 Switchyard 现在退出，进行中的请求将被遗忘。请检查其文件夹的权限和磁盘空间。</translation>
    </message>
    <message>
        <source>The journal of budgets %1 cannot be written: the disk is full or refuses it. Budgets still hold, but what is under way would be forgotten if Switchyard ended now. Free some space.</source>
        <translation>无法写入预算日志 %1：磁盘已满或拒绝写入。预算仍然有效，但如果 Switchyard 现在退出，进行中的请求将被遗忘。请释放一些空间。</translation>
    </message>
    <message>
        <source>The journal of budgets cannot go on in %1, so what is under way would be forgotten if Switchyard ended now. Check the permissions of its folder and the room on the disk.</source>
        <translation>预算日志无法在 %1 中继续，如果 Switchyard 现在退出，进行中的请求将被遗忘。请检查其文件夹的权限和磁盘空间。</translation>
    </message>
</context>
<context>
    <name>core::WebSearch</name>
    <message>
        <source>The search engine &apos;%1&apos; refuses to answer in JSON (403). Allow the format &apos;json&apos; under &apos;search&apos; in its settings.yml.</source>
        <translation>搜索引擎“%1”拒绝以 JSON 作答 (403)。请在其 settings.yml 的 &apos;search&apos; 下允许格式 &apos;json&apos;。</translation>
    </message>
    <message>
        <source>The search engine &apos;%1&apos; refused its key (%2). Correct the secret under web_search in config.json.</source>
        <translation>搜索引擎“%1”拒绝了其密钥（%2）。请在 config.json 的 web_search 下更正机密内容。</translation>
    </message>
    <message>
        <source>The search engine &apos;%1&apos; takes no more searches for now (429). Try again later, or without a web search.</source>
        <translation>搜索引擎“%1”暂时不再接受搜索 (429)。请稍后重试，或不使用网络搜索。</translation>
    </message>
    <message>
        <source>The search engine &apos;%1&apos; failed with status %2. Try again later, or without a web search.</source>
        <translation>搜索引擎“%1”失败，状态为 %2。请稍后重试，或不使用网络搜索。</translation>
    </message>
    <message>
        <source>The request wants a web search, and no search engine is set up. Name one under web_search in config.json (%1), or ask without the plugin &apos;web&apos; and without &apos;:online&apos;.</source>
        <translation>请求需要网络搜索，但尚未设置搜索引擎。请在 config.json 的 web_search 下指定一个（%1），或不使用插件 &apos;web&apos; 和 &apos;:online&apos; 来询问。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no search engine that can be asked. Name one of %2 under web_search in config.json.</source>
        <translation>“%1”不是可以询问的搜索引擎。请在 config.json 的 web_search 下指定以下之一：%2。</translation>
    </message>
    <message>
        <source>There is nothing to search the web for: the last message of the user has no text.</source>
        <translation>没有可在网络上搜索的内容：用户的最后一条消息没有文本。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is no address of a search engine. Correct the address under web_search in config.json.</source>
        <translation>“%1”不是搜索引擎的地址。请在 config.json 的 web_search 下更正地址。</translation>
    </message>
    <message>
        <source>The search engine &apos;%1&apos; answered with something else than results. Check its address under web_search in config.json.</source>
        <translation>搜索引擎“%1”的答复不是搜索结果。请在 config.json 的 web_search 下检查其地址。</translation>
    </message>
</context>
<context>
    <name>core::WebSearchRun</name>
    <message>
        <source>The search engine &apos;%1&apos; gave no answer in time. Try again, or without a web search.</source>
        <translation>搜索引擎“%1”未及时作答。请重试，或不使用网络搜索。</translation>
    </message>
    <message>
        <source>The search engine &apos;%1&apos; cannot be reached: %2</source>
        <translation>无法访问搜索引擎“%1”：%2</translation>
    </message>
    <message>
        <source>The search engine &apos;%1&apos; answered with more than can be results. Check its address under web_search in config.json.</source>
        <translation>搜索引擎“%1”的答复过大，不可能是搜索结果。请在 config.json 的 web_search 下检查其地址。</translation>
    </message>
</context>
<context>
    <name>core::WireSupport</name>
    <message>
        <source>The address of %1, &apos;%2&apos;, is not a web address. Correct it under Keys.</source>
        <translation>%1 的地址“%2”不是网址。请在“密钥”中更正。</translation>
    </message>
</context>
<context>
    <name>ui::ActiveFiltersBar</name>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选条件</translation>
    </message>
    <message>
        <source>Remove filter: %1</source>
        <translation>移除筛选条件：%1</translation>
    </message>
</context>
<context>
    <name>ui::AlternativeModel</name>
    <message>
        <source>Dollars per million tokens, three parts of prompt to one of answer, at what its providers usually take</source>
        <translation>每百万 token 的美元价格，按三份提示词加一份回答、其提供商的通常价格计算</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Blended/M</source>
        <translation>混合价/M</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>不同之处</translation>
    </message>
</context>
<context>
    <name>ui::AlternativesView</name>
    <message>
        <source>Similar models</source>
        <translation>相似模型</translation>
    </message>
    <message>
        <source>No other model is much like this one.</source>
        <translation>没有与此模型十分相似的其他模型。</translation>
    </message>
    <message>
        <source>Cheaper models that can do as much</source>
        <translation>能力相当但更便宜的模型</translation>
    </message>
    <message>
        <source>No other model can do as much for less money.</source>
        <translation>没有能力相当而更便宜的其他模型。</translation>
    </message>
    <message>
        <source>Only models that I have a key for</source>
        <translation>仅限我有密钥的模型</translation>
    </message>
    <message>
        <source>Compare ticked models in a table</source>
        <translation>用表格对比勾选的模型</translation>
    </message>
    <message>
        <source>By what the catalog knows: kind, abilities, context and price. How good the answers are, only a comparison of your own shows.</source>
        <translation>依据目录中的信息：类型、能力、上下文和价格。回答质量如何，只有您亲自对比才能知道。</translation>
    </message>
    <message>
        <source>Enter opens the model, Space ticks it for the comparison table</source>
        <translation>Enter 打开模型，空格键将其勾选到对比表格</translation>
    </message>
    <message>
        <source>Compare in a table (%1)</source>
        <translation>用表格对比（%1）</translation>
    </message>
    <message>
        <source>Compare in a table</source>
        <translation>用表格对比</translation>
    </message>
    <message>
        <source>Sets this model beside the ticked ones</source>
        <translation>将此模型与勾选的模型并排查看</translation>
    </message>
    <message>
        <source>Tick models above first (Space)</source>
        <translation>请先在上方勾选模型（空格键）</translation>
    </message>
    <message>
        <source>A comparison takes up to %1 models. Take some ticks away.</source>
        <translation>一次最多对比 %1 个模型。请取消勾选一些。</translation>
    </message>
</context>
<context>
    <name>ui::AnswerImage</name>
    <message>
        <source>Image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Image: %1</source>
        <translation>图片：%1</translation>
    </message>
    <message>
        <source>Open in browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Open image in browser: %1</source>
        <translation>在浏览器中打开图片：%1</translation>
    </message>
    <message>
        <source>Reading the image…</source>
        <translation>正在读取图片…</translation>
    </message>
    <message>
        <source>The image cannot be shown. %1</source>
        <translation>无法显示此图片。%1</translation>
    </message>
    <message>
        <source>On %1, not loaded</source>
        <translation>位于 %1，未加载</translation>
    </message>
    <message>
        <source>Not shown: its address leads to no picture on the web.</source>
        <translation>未显示：其地址指向的不是网络图片。</translation>
    </message>
    <message>
        <source>Open large</source>
        <translation>放大查看</translation>
    </message>
    <message>
        <source>Copy image</source>
        <translation>复制图片</translation>
    </message>
    <message>
        <source>Save image…</source>
        <translation>保存图片…</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Save image</source>
        <translation>保存图片</translation>
    </message>
    <message>
        <source>image</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another place.</source>
        <translation>无法写入 %1：%2。请选择其他位置。</translation>
    </message>
</context>
<context>
    <name>ui::AnswerState</name>
    <message>
        <source>Asking for the rest…</source>
        <translation>正在请求其余部分…</translation>
    </message>
    <message>
        <source>Asking…</source>
        <translation>正在询问…</translation>
    </message>
    <message>
        <source>Asking %1…</source>
        <translation>正在询问 %1…</translation>
    </message>
    <message>
        <source>Asking %1 instead…</source>
        <translation>改为询问 %1…</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>思考中…</translation>
    </message>
    <message>
        <source>Stopped: the answer is not complete.</source>
        <translation>已停止：回答不完整。</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>已停止。</translation>
    </message>
    <message>
        <source>The program ended before the answer was complete.</source>
        <translation>回答完成之前程序已退出。</translation>
    </message>
    <message>
        <source>The program ended before an answer came.</source>
        <translation>收到回答之前程序已退出。</translation>
    </message>
    <message>
        <source>The model sent an empty answer.</source>
        <translation>模型发来的回答为空。</translation>
    </message>
    <message>
        <source>Cut off at the model&apos;s output limit.</source>
        <translation>回答达到模型的输出上限，已被截断。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Continue this answer</source>
        <translation>继续此回答</translation>
    </message>
    <message>
        <source>Have the model go on where the answer stops</source>
        <translation>让模型从回答中断处继续</translation>
    </message>
</context>
<context>
    <name>ui::ApiKeyDialog</name>
    <message>
        <source>Edit API key</source>
        <translation>编辑 API 密钥</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新建密钥</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Make key</source>
        <translation>创建密钥</translation>
    </message>
    <message>
        <source>The key %1 stays as it is; only what it may do changes.</source>
        <translation>密钥 %1 保持不变；只改变它的权限。</translation>
    </message>
    <message>
        <source>A key lets one program use the local API. Give each program its own, so that you see what it spends and can shut it out alone.</source>
        <translation>一个密钥允许一个程序使用本地 API。请为每个程序单独创建密钥，以便查看其花费，并能单独禁用它。</translation>
    </message>
    <message>
        <source>This is the key “%1”. Copy it now: it is not kept and cannot be shown again.</source>
        <translation>这是密钥“%1”。请立即复制：它不会被保存，也无法再次显示。</translation>
    </message>
</context>
<context>
    <name>ui::ApiKeyForm</name>
    <message>
        <source>editor</source>
        <translation>editor</translation>
    </message>
    <message>
        <source>Period of the limit</source>
        <translation>上限的周期</translation>
    </message>
    <message>
        <source>More limits and options</source>
        <translation>更多限制和选项</translation>
    </message>
    <message>
        <source>what the program calls itself</source>
        <translation>程序自报的名称</translation>
    </message>
    <message>
        <source>all models</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>all providers</source>
        <translation>所有提供商</translation>
    </message>
    <message>
        <source>From this &amp;machine only</source>
        <translation>仅限本机(&amp;M)</translation>
    </message>
    <message>
        <source>Mana&amp;gement key</source>
        <translation>管理密钥(&amp;G)</translation>
    </message>
    <message>
        <source>Name of the new key</source>
        <translation>新密钥的名称</translation>
    </message>
    <message>
        <source>&amp;Limit in dollars</source>
        <translation>美元上限(&amp;L)</translation>
    </message>
    <message>
        <source>P&amp;eriod</source>
        <translation>周期(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>E&amp;xpires</source>
        <translation>到期(&amp;X)</translation>
    </message>
    <message>
        <source>Mem&amp;ber</source>
        <translation>成员(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;App</source>
        <translation>应用(&amp;A)</translation>
    </message>
    <message>
        <source>Whom the key is given to, and which program it is for. Budgets can be set for either.</source>
        <translation>密钥给谁使用，以及用于哪个程序。两者都可以设置预算。</translation>
    </message>
    <message>
        <source>Mo&amp;dels</source>
        <translation>模型(&amp;D)</translation>
    </message>
    <message>
        <source>Names or patterns such as openai/* with commas between. Empty: all.</source>
        <translation>名称或 openai/* 之类的模式，以逗号分隔。留空：全部。</translation>
    </message>
    <message>
        <source>&amp;Providers</source>
        <translation>提供商(&amp;P)</translation>
    </message>
    <message>
        <source>Where its requests may go, with commas between. Empty: anywhere.</source>
        <translation>其请求可以发往哪里，以逗号分隔。留空：不限。</translation>
    </message>
    <message>
        <source>Limits by model</source>
        <translation>各模型的限制</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>密钥名称</translation>
    </message>
    <message>
        <source>Give the key a name, such as “editor”.</source>
        <translation>请为密钥命名，例如“editor”。</translation>
    </message>
    <message>
        <source>There is no provider “%1”. The Catalog page has their names.</source>
        <translation>没有提供商“%1”。名称可在“模型目录”页面查看。</translation>
    </message>
    <message>
        <source>A management key makes and changes keys (/v1/keys) and sees what all of them spent, but cannot ask models.</source>
        <translation>管理密钥可以创建和更改密钥（/v1/keys）并查看所有密钥的支出，但不能向模型提问。</translation>
    </message>
</context>
<context>
    <name>ui::ApiKeyTableModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Made</source>
        <translation>创建时间</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>上次使用</translation>
    </message>
    <message>
        <source>Defined in</source>
        <translation>定义于</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>this profile</source>
        <translation>此配置档</translation>
    </message>
    <message>
        <source>config.json (%1)</source>
        <translation>config.json（%1）</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已花费</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>Expires</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>App</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>%1. Its secret before the last rotation works until %2.</source>
        <comment>state of a key</comment>
        <translation>%1。上次轮换前的机密内容在 %2 之前仍有效。</translation>
    </message>
    <message>
        <source>%1; today %2, this week %3, this month %4, in all %5</source>
        <translation>%1；今天 %2，本周 %3，本月 %4，总计 %5</translation>
    </message>
</context>
<context>
    <name>ui::ApiKeyWords</name>
    <message>
        <source>%1 of %2 today</source>
        <comment>spent, limit</comment>
        <translation>今天 %1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 this week</source>
        <comment>spent, limit</comment>
        <translation>本周 %1 / %2</translation>
    </message>
    <message>
        <source>%1 of %2 this month</source>
        <comment>spent, limit</comment>
        <translation>本月 %1 / %2</translation>
    </message>
    <message>
        <source>limit %1 in 30 days</source>
        <translation>30 天内上限 %1</translation>
    </message>
    <message>
        <source>%1 of %2 in all</source>
        <comment>spent, limit</comment>
        <translation>总计 %1 / %2</translation>
    </message>
    <message>
        <source>Disabled</source>
        <comment>of a key</comment>
        <translation>已禁用</translation>
    </message>
    <message>
        <source>Expired</source>
        <comment>of a key</comment>
        <translation>已过期</translation>
    </message>
    <message>
        <source>Limit reached</source>
        <comment>of a key</comment>
        <translation>已达上限</translation>
    </message>
    <message>
        <source>Enabled</source>
        <comment>of a key</comment>
        <translation>已启用</translation>
    </message>
    <message>
        <source>%1 req/min</source>
        <translation>%1 请求/分</translation>
    </message>
    <message>
        <source>%1 req/day</source>
        <translation>%1 请求/天</translation>
    </message>
    <message>
        <source>%1 tok/min</source>
        <translation>%1 token/分</translation>
    </message>
    <message>
        <source>%1 tok/day</source>
        <translation>%1 token/天</translation>
    </message>
    <message>
        <source>%1 at once</source>
        <comment>requests</comment>
        <translation>同时 %1 个</translation>
    </message>
    <message>
        <source>Manages keys, and does nothing else.</source>
        <translation>仅用于管理密钥，不作他用。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>model, its limits</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Models: %1</source>
        <translation>模型：%1</translation>
    </message>
    <message>
        <source>Providers: %1</source>
        <translation>提供商：%1</translation>
    </message>
    <message>
        <source>From this machine only.</source>
        <translation>仅限本机。</translation>
    </message>
    <message>
        <source>each day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>each week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>each month</source>
        <translation>每月</translation>
    </message>
    <message>
        <source>in any 30 days</source>
        <translation>任意 30 天内</translation>
    </message>
    <message>
        <source>in all</source>
        <translation>总计</translation>
    </message>
</context>
<context>
    <name>ui::ApiKeysView</name>
    <message>
        <source>Revoke</source>
        <translation>吊销</translation>
    </message>
    <message>
        <source>API keys</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation>还没有密钥</translation>
    </message>
    <message>
        <source>Programs need a key to use the local API. Give each one its own.</source>
        <translation>程序需要密钥才能使用本地 API。请为每个程序单独创建一个。</translation>
    </message>
    <message>
        <source>Make a key</source>
        <translation>创建密钥</translation>
    </message>
    <message>
        <source>Revoke key</source>
        <translation>吊销密钥</translation>
    </message>
    <message>
        <source>Programs that use the key “%1” are refused from now on. This cannot be undone.</source>
        <translation>使用密钥“%1”的程序从现在起将被拒绝。此操作无法撤消。</translation>
    </message>
    <message>
        <source>Revoke this key?</source>
        <translation>要吊销此密钥吗？</translation>
    </message>
    <message>
        <source>The key was not revoked</source>
        <translation>密钥未被吊销</translation>
    </message>
    <message>
        <source>This key is defined in config.json, and is changed and taken away there.</source>
        <translation>此密钥定义在 config.json 中，请在那里更改和移除。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit API key</source>
        <translation>编辑 API 密钥</translation>
    </message>
    <message>
        <source>Disable</source>
        <translation>禁用</translation>
    </message>
    <message>
        <source>Disable API key</source>
        <translation>禁用 API 密钥</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>轮换</translation>
    </message>
    <message>
        <source>Rotate API key</source>
        <translation>轮换 API 密钥</translation>
    </message>
    <message>
        <source>Gives the key a new secret; the old one can work on for a while</source>
        <translation>为密钥换上新的机密内容；旧的可以继续使用一段时间</translation>
    </message>
    <message>
        <source>Enable</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Enable API key</source>
        <translation>启用 API 密钥</translation>
    </message>
    <message>
        <source>What the keys spent is not known. %1</source>
        <translation>各密钥的花费未知。%1</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentBar</name>
    <message numerus="yes">
        <source>Not attached: %1. A question can have %n attachment(s); remove some first.</source>
        <translation>
            <numerusform>未附加：%1。一个问题最多可带 %n 个附件；请先移除一些。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::AttachmentChip</name>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>%1, attached, %2</source>
        <comment>name of a file, its size</comment>
        <translation>%1，已附加，%2</translation>
    </message>
    <message>
        <source>Cancel reading %1</source>
        <translation>取消读取 %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <comment>an attached file</comment>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Enter shows it, Delete removes it.</source>
        <translation>Enter 查看，Delete 移除。</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentChips</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentPreview</name>
    <message>
        <source>It goes to the models as it is.</source>
        <translation>它会原样发送给模型。</translation>
    </message>
    <message>
        <source>Picture %1</source>
        <comment>name of a file</comment>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>Opening…</source>
        <translation>正在打开…</translation>
    </message>
    <message>
        <source>This kind of picture cannot be shown here. It goes to the models as it is all the same.</source>
        <translation>此类图片无法在这里显示，但仍会原样发送给模型。</translation>
    </message>
    <message>
        <source>Text of %1</source>
        <comment>name of a file</comment>
        <translation>%1 的文本</translation>
    </message>
    <message>
        <source>These are the first lines. All of it goes to the models.</source>
        <translation>这里只显示开头几行。全部内容都会发送给模型。</translation>
    </message>
</context>
<context>
    <name>ui::AttachmentReader</name>
    <message>
        <source>“%1” is not there any more. Choose it again where it is now.</source>
        <translation>“%1”已不在原处。请到其当前位置重新选择。</translation>
    </message>
    <message>
        <source>“%1” is a folder. Attach the files in it instead.</source>
        <translation>“%1”是文件夹。请改为附加其中的文件。</translation>
    </message>
    <message>
        <source>“%1” is not a file that can be read to its end.</source>
        <translation>“%1”不是可以完整读取的文件。</translation>
    </message>
    <message>
        <source>“%1” has more than the %2 that can be attached. Attach a part of it.</source>
        <translation>“%1”超过可附加的上限 %2。请只附加其中一部分。</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2. Check who may open it.</source>
        <translation>无法读取“%1”：%2。请检查其访问权限。</translation>
    </message>
    <message>
        <source>“%1” could not be read to its end: %2. Try again.</source>
        <translation>未能读完“%1”：%2。请重试。</translation>
    </message>
    <message>
        <source>“%1” is empty. There is nothing to attach.</source>
        <translation>“%1”为空，没有可附加的内容。</translation>
    </message>
    <message>
        <source>“%1” could not be converted to PNG. Save it as PNG and try again.</source>
        <translation>无法将“%1”转换为 PNG。请将其另存为 PNG 后重试。</translation>
    </message>
    <message>
        <source>“%1” was made smaller, from %2 × %3 to %4 × %5 pixels.</source>
        <translation>“%1”已从 %2 × %3 像素缩小到 %4 × %5 像素。</translation>
    </message>
    <message>
        <source>“%1” was saved as JPEG to make it smaller.</source>
        <translation>“%1”已存为 JPEG 以减小大小。</translation>
    </message>
    <message>
        <source>“%1” cannot be opened as a picture: %2. It may be damaged or too large; save it again, smaller.</source>
        <translation>无法将“%1”作为图片打开：%2。它可能已损坏或过大；请缩小后重新保存。</translation>
    </message>
    <message>
        <source>“%1” has more text than the %2 that can be attached. Attach a part of it.</source>
        <translation>“%1”的文本超过可附加的上限 %2。请只附加其中一部分。</translation>
    </message>
    <message>
        <source>“%1” is not a picture, a PDF or text. Convert it to one of these first.</source>
        <translation>“%1”不是图片、PDF 或文本。请先将其转换为其中一种格式。</translation>
    </message>
    <message>
        <source>Pasted image</source>
        <translation>粘贴的图片</translation>
    </message>
</context>
<context>
    <name>ui::AttemptWords</name>
    <message>
        <source>%1 at %2</source>
        <comment>a model, its provider</comment>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>%1 In its own words: “%2”</source>
        <translation>%1提供商原文：“%2”</translation>
    </message>
    <message>
        <source>answered in %1, the first byte after %2</source>
        <translation>已作答，用时 %1，%2后收到首个字节</translation>
    </message>
    <message>
        <source>answered in %1</source>
        <translation>已作答，用时 %1</translation>
    </message>
    <message>
        <source>not waited for, after %1</source>
        <translation>等待 %1后放弃</translation>
    </message>
    <message>
        <source>failed after %1 with status %2</source>
        <translation>%1后失败，状态码 %2</translation>
    </message>
    <message>
        <source>failed after %1</source>
        <translation>%1后失败</translation>
    </message>
    <message>
        <source>did not answer</source>
        <translation>未作答</translation>
    </message>
    <message>
        <source>is being asked</source>
        <translation>正在询问</translation>
    </message>
    <message>
        <source>is answering</source>
        <translation>正在作答</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已作答</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>you stopped it</source>
        <translation>已由您停止</translation>
    </message>
    <message>
        <source>the program ended meanwhile</source>
        <translation>程序在此期间退出</translation>
    </message>
    <message>
        <source>A provider is being chosen.</source>
        <translation>正在选择提供商。</translation>
    </message>
    <message>
        <source>Nobody was asked. %1</source>
        <translation>没有询问任何提供商。%1</translation>
    </message>
    <message>
        <source>It is not known who was asked.</source>
        <translation>不知道询问过哪些提供商。</translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) asked so far.</source>
        <translation>
            <numerusform>目前已询问 %n 个提供商。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nobody answered. Asked: %n.</source>
        <translation>
            <numerusform>无人作答。已询问 %n 个提供商。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was asked first and is answering.</source>
        <translation>首先询问了 %1，正在作答。</translation>
    </message>
    <message>
        <source>%1 was asked first and answered.</source>
        <translation>首先询问了 %1，已作答。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>attempt number, of how many</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 is answering, attempt %2.</source>
        <translation>%1 正在作答（尝试 %2）。</translation>
    </message>
    <message>
        <source>%1 answered, attempt %2.</source>
        <translation>%1 已作答（尝试 %2）。</translation>
    </message>
</context>
<context>
    <name>ui::AttemptsPopup</name>
    <message>
        <source>Request and response…</source>
        <translation>请求与响应…</translation>
    </message>
    <message>
        <source>Who was asked</source>
        <translation>询问过的提供商</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>各次尝试</translation>
    </message>
    <message>
        <source>Attempt %1: %2, %3</source>
        <translation>尝试 %1：%2，%3</translation>
    </message>
    <message>
        <source>Why: %1</source>
        <translation>原因：%1</translation>
    </message>
    <message>
        <source>Sent differently: %1</source>
        <translation>发送时有改动：%1</translation>
    </message>
</context>
<context>
    <name>ui::BalanceList</name>
    <message>
        <source>%1 – %2: %3</source>
        <comment>provider, key, what came</comment>
        <translation>%1 – %2：%3</translation>
    </message>
    <message>
        <source>No balance is known yet.</source>
        <translation>尚不知道任何余额。</translation>
    </message>
    <message>
        <source>%1 %2 used</source>
        <comment>amount and currency</comment>
        <translation>已用 %1 %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>amount and currency</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>%1 used</source>
        <translation>已用 %1</translation>
    </message>
    <message>
        <source>limit %1</source>
        <translation>上限 %1</translation>
    </message>
    <message>
        <source>asked %1</source>
        <comment>date and time</comment>
        <translation>查询于 %1</translation>
    </message>
</context>
<context>
    <name>ui::BudgetDialog</name>
    <message>
        <source>Add budget</source>
        <translation>添加预算</translation>
    </message>
    <message>
        <source>Edit budget</source>
        <translation>编辑预算</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save budget</source>
        <translation>保存预算</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>a day, from midnight</source>
        <translation>每天，从午夜起</translation>
    </message>
    <message>
        <source>a week, from Monday</source>
        <translation>每周，从周一起</translation>
    </message>
    <message>
        <source>a month, from the first</source>
        <translation>每月，从 1 日起</translation>
    </message>
    <message>
        <source>in so many days</source>
        <translation>若干天内</translation>
    </message>
    <message>
        <source>in all, for ever</source>
        <translation>总计，永久</translation>
    </message>
    <message>
        <source>Number of days</source>
        <translation>天数</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Count the simulator&apos;s play money instead</source>
        <translation>改为计算模拟器的虚拟金额</translation>
    </message>
    <message>
        <source>Let models of unknown price through</source>
        <translation>允许价格未知的模型通过</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>Only tell me</source>
        <translation>仅提醒我</translation>
    </message>
    <message>
        <source>Refuse requests</source>
        <translation>拒绝请求</translation>
    </message>
    <message>
        <source>Ask a cheaper model instead</source>
        <translation>改为询问更便宜的模型</translation>
    </message>
    <message>
        <source>Cheaper model or set</source>
        <translation>更便宜的模型或模型组</translation>
    </message>
    <message>
        <source>Model or set/NAME</source>
        <translation>模型或 set/NAME</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Limit in dollars</source>
        <translation>美元上限(&amp;L)</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>At the limit</source>
        <translation>达到上限时</translation>
    </message>
    <message>
        <source>percent of the limit</source>
        <translation>（上限的百分比）</translation>
    </message>
    <message>
        <source>&amp;Tell me at</source>
        <translation>提醒时机(&amp;T)</translation>
    </message>
    <message>
        <source>For trying budgets out: simulated answers fill it, real ones do not.</source>
        <translation>用于试用预算：模拟回答会计入，真实回答不会。</translation>
    </message>
    <message>
        <source>What they turn out to cost is counted all the same, and may come to more than what is left.</source>
        <translation>其实际费用仍会计入，可能超过剩余金额。</translation>
    </message>
    <message>
        <source>Besides</source>
        <translation>其他</translation>
    </message>
    <message numerus="yes">
        <source> day(s)</source>
        <translation>
            <numerusform> 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Fill in the limit to see what the budget will do.</source>
        <translation>填写上限后即可查看预算的作用。</translation>
    </message>
</context>
<context>
    <name>ui::BudgetDraft</name>
    <message>
        <source>Give the budget a name.</source>
        <translation>请为预算命名。</translation>
    </message>
    <message>
        <source>There is a budget “%1” already. Choose another name.</source>
        <translation>已有预算“%1”。请另选名称。</translation>
    </message>
    <message>
        <source>Say how much may be spent.</source>
        <translation>请填写可以花费多少。</translation>
    </message>
    <message>
        <source>“%1” is no amount of dollars. Write it like %2.</source>
        <translation>“%1”不是美元金额。请写成 %2 的形式。</translation>
    </message>
    <message>
        <source>A condition says nothing yet. Choose a value for it, or remove it.</source>
        <translation>有一个条件尚未填写。请为其选择一个值，或移除该条件。</translation>
    </message>
    <message>
        <source>Say which model or set is asked instead.</source>
        <translation>请指定改为询问哪个模型或模型组。</translation>
    </message>
    <message>
        <source>The percentages must be whole numbers from 1 to 100, such as 50, 80, 100.</source>
        <translation>百分比必须是 1 到 100 之间的整数，例如 50, 80, 100。</translation>
    </message>
</context>
<context>
    <name>ui::BudgetNotices</name>
    <message>
        <source>The budget “%1” is spent</source>
        <translation>预算“%1”已用完</translation>
    </message>
    <message>
        <source>%1% of the budget “%2” is spent</source>
        <translation>预算“%2”已花费 %1%</translation>
    </message>
    <message>
        <source>%1 of %2 spent.</source>
        <translation>已花费 %1，共 %2。</translation>
    </message>
    <message>
        <source>It starts again %1.</source>
        <comment>today at 18:00</comment>
        <translation>预算将于 %1 重新开始。</translation>
    </message>
    <message>
        <source>Open Budgets</source>
        <translation>打开“预算”</translation>
    </message>
</context>
<context>
    <name>ui::BudgetTableModel</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>Limit</source>
        <translation>上限</translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已花费</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>剩余</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>周期</translation>
    </message>
    <message>
        <source>At the limit</source>
        <translation>达到上限时</translation>
    </message>
    <message>
        <source>Enabled</source>
        <translation>已启用</translation>
    </message>
    <message>
        <source>not known yet</source>
        <translation>尚不清楚</translation>
    </message>
    <message>
        <source>play money</source>
        <translation>虚拟金额</translation>
    </message>
    <message>
        <source>Off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>On</source>
        <translation>开</translation>
    </message>
    <message>
        <source>%1, %2 of the limit</source>
        <comment>amount, percentage</comment>
        <translation>%1，上限的 %2</translation>
    </message>
    <message>
        <source>%1, %2 of the limit, and %3 set aside for requests under way</source>
        <comment>amount, percentage, amount</comment>
        <translation>%1，上限的 %2，另为进行中的请求预留 %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>a text, more about it</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ui::BudgetWords</name>
    <message>
        <source>%1%</source>
        <comment>percentage</comment>
        <translation>%1%</translation>
    </message>
    <message>
        <source>The limit is %1 a day, counted from midnight.</source>
        <translation>上限为每天 %1，从午夜起计算。</translation>
    </message>
    <message>
        <source>The limit is %1 a week, counted from Monday.</source>
        <translation>上限为每周 %1，从周一起计算。</translation>
    </message>
    <message>
        <source>The limit is %1 a month, counted from the first.</source>
        <translation>上限为每月 %1，从 1 日起计算。</translation>
    </message>
    <message numerus="yes">
        <source>The limit is %1 in any %n day(s).</source>
        <translation>
            <numerusform>上限为任意 %n 天内 %1。</numerusform>
        </translation>
    </message>
    <message>
        <source>The limit is %1 in all; it never starts again.</source>
        <translation>上限为总计 %1；不会重新开始。</translation>
    </message>
    <message>
        <source>Beyond it you are told, and nothing is held up.</source>
        <translation>超出后您会收到提醒，但不会阻止任何请求。</translation>
    </message>
    <message>
        <source>A request that may cost more than what is left is refused.</source>
        <translation>可能花费超过剩余金额的请求会被拒绝。</translation>
    </message>
    <message>
        <source>A request that may cost more than what is left goes to a cheaper model.</source>
        <translation>可能花费超过剩余金额的请求会转到更便宜的模型。</translation>
    </message>
    <message>
        <source>A request that may cost more than what is left goes to %1.</source>
        <translation>可能花费超过剩余金额的请求会转到 %1。</translation>
    </message>
    <message>
        <source>Models of unknown price are let through.</source>
        <translation>价格未知的模型允许通过。</translation>
    </message>
    <message>
        <source>So is one whose price is unknown.</source>
        <translation>价格未知的请求也会被拒绝。</translation>
    </message>
    <message>
        <source>So does one whose price is unknown.</source>
        <translation>价格未知的请求也会转过去。</translation>
    </message>
    <message>
        <source>&lt;1%</source>
        <comment>less than one percent</comment>
        <translation>&lt;1%</translation>
    </message>
    <message>
        <source>member %1</source>
        <translation>成员 %1</translation>
    </message>
    <message>
        <source>key %1</source>
        <translation>密钥 %1</translation>
    </message>
    <message>
        <source>app %1</source>
        <translation>应用 %1</translation>
    </message>
    <message>
        <source>provider %1</source>
        <translation>提供商 %1</translation>
    </message>
    <message>
        <source>provider key %1</source>
        <translation>提供商密钥 %1</translation>
    </message>
    <message>
        <source>model %1</source>
        <translation>模型 %1</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>a day</source>
        <translation>每天</translation>
    </message>
    <message>
        <source>a week</source>
        <translation>每周</translation>
    </message>
    <message>
        <source>a month</source>
        <translation>每月</translation>
    </message>
    <message numerus="yes">
        <source>in any %n day(s)</source>
        <translation>
            <numerusform>任意 %n 天内</numerusform>
        </translation>
    </message>
    <message>
        <source>in all</source>
        <translation>总计</translation>
    </message>
    <message>
        <source>today at %1</source>
        <translation>今天 %1</translation>
    </message>
    <message>
        <source>tomorrow at %1</source>
        <translation>明天 %1</translation>
    </message>
    <message>
        <source>on %1 at %2</source>
        <comment>day of the week, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>on %1 at %2</source>
        <comment>date, time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>d MMMM</source>
        <comment>format of a day and a month</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>what is older no longer counts</source>
        <translation>更早的不再计入</translation>
    </message>
    <message>
        <source>never starts again</source>
        <translation>不会重新开始</translation>
    </message>
    <message>
        <source>starts again %1</source>
        <comment>today at 18:00</comment>
        <translation>%1 重新开始</translation>
    </message>
    <message>
        <source>Only tells</source>
        <translation>仅提醒</translation>
    </message>
    <message>
        <source>Refuses requests</source>
        <translation>拒绝请求</translation>
    </message>
    <message>
        <source>Asks %1 instead</source>
        <translation>改为询问 %1</translation>
    </message>
    <message>
        <source>tells nothing before</source>
        <translation>此前不提醒</translation>
    </message>
    <message>
        <source>tells at %1</source>
        <comment>percentages</comment>
        <translation>达到 %1 时提醒</translation>
    </message>
    <message>
        <source>You are told, and every request goes through.</source>
        <translation>您会收到提醒，所有请求照常通过。</translation>
    </message>
    <message>
        <source>What a request may cost at most is set aside before it is sent; where that is more than what is left, it is refused. An answer under way is never cut off.</source>
        <translation>发送请求前会先预留其可能的最高费用；如果超过剩余金额，请求会被拒绝。进行中的回答绝不会被中断。</translation>
    </message>
    <message>
        <source>Such a request goes to the model or set below, and is told so.</source>
        <translation>这样的请求会转到下面的模型或模型组，并会得到相应说明。</translation>
    </message>
    <message>
        <source>Nothing is held up.</source>
        <translation>不会阻止任何请求。</translation>
    </message>
    <message>
        <source>Requests that cost anything are refused now.</source>
        <translation>会产生费用的请求现在会被拒绝。</translation>
    </message>
    <message>
        <source>When it is spent, requests are refused.</source>
        <translation>预算用完后，请求会被拒绝。</translation>
    </message>
    <message>
        <source>Requests go to the cheaper model now.</source>
        <translation>请求现在会转到更便宜的模型。</translation>
    </message>
    <message>
        <source>When it is spent, requests go to the cheaper model.</source>
        <translation>预算用完后，请求会转到更便宜的模型。</translation>
    </message>
    <message>
        <source>Switched off, it does nothing.</source>
        <translation>已关闭，不起作用。</translation>
    </message>
    <message>
        <source>Counts every request.</source>
        <translation>计入所有请求。</translation>
    </message>
    <message>
        <source>Counts only requests with %1.</source>
        <comment>key editor and model anthropic/*</comment>
        <translation>仅计入符合 %1 的请求。</translation>
    </message>
    <message>
        <source>Only the simulator&apos;s play money counts; real requests are never held up.</source>
        <translation>只计入模拟器的虚拟金额；真实请求绝不会被阻止。</translation>
    </message>
    <message>
        <source>Only what costs nothing fits into it.</source>
        <translation>只有不花钱的请求才能通过。</translation>
    </message>
    <message>
        <source>You are told nothing before.</source>
        <translation>此前不会提醒您。</translation>
    </message>
    <message>
        <source>You are told at %1, once each.</source>
        <comment>percentages</comment>
        <translation>达到 %1 时各提醒您一次。</translation>
    </message>
</context>
<context>
    <name>ui::BudgetsPage</name>
    <message>
        <source>Budgets</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>What may be spent, on what, and what happens when it is.</source>
        <translation>可以花费多少、用于什么，以及用完后如何处理。</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Edit budget</source>
        <translation>编辑预算</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove budget</source>
        <translation>移除预算</translation>
    </message>
    <message>
        <source>Add budget</source>
        <translation>添加预算</translation>
    </message>
    <message>
        <source>Enter edits a budget, Space switches it on or off, Delete removes it</source>
        <translation>Enter 编辑预算，空格键将其打开或关闭，Delete 将其移除</translation>
    </message>
    <message>
        <source>The budget was not saved</source>
        <translation>预算未保存</translation>
    </message>
    <message>
        <source>What the budget “%1” holds back now is let through from then on. What was spent stays in the history.</source>
        <translation>预算“%1”现在阻止的请求此后将被允许通过。已花费的金额仍保留在历史记录中。</translation>
    </message>
    <message>
        <source>Remove this budget?</source>
        <translation>要移除此预算吗？</translation>
    </message>
    <message>
        <source>The budget was not removed</source>
        <translation>预算未被移除</translation>
    </message>
</context>
<context>
    <name>ui::BudgetsStart</name>
    <message>
        <source>No budgets yet</source>
        <translation>还没有预算</translation>
    </message>
    <message>
        <source>A budget makes sure that a runaway script, an expensive model or a lost key costs no more than you allow. It can count everything, or only a key, a program, a provider or a model; and it can refuse requests, send them to a cheaper model, or only tell you.</source>
        <translation>预算可确保失控的脚本、昂贵的模型或丢失的密钥的花费不超过您允许的金额。它可以计入所有请求，也可以只计入某个密钥、程序、提供商或模型；可以拒绝请求、将其转到更便宜的模型，或仅提醒您。</translation>
    </message>
    <message>
        <source>At most %1 a month</source>
        <translation>每月最多 %1</translation>
    </message>
    <message>
        <source>Everything counts. What does not fit any more is refused.</source>
        <translation>全部计入。超出的请求会被拒绝。</translation>
    </message>
    <message>
        <source>Tell me about days over %1</source>
        <translation>单日超过 %1 时提醒我</translation>
    </message>
    <message>
        <source>Everything counts, and nothing is held up.</source>
        <translation>全部计入，不会阻止任何请求。</translation>
    </message>
</context>
<context>
    <name>ui::CandidateTableModel</name>
    <message>
        <source>%1 simulated</source>
        <comment>an amount of money</comment>
        <translation>模拟 %1</translation>
    </message>
    <message>
        <source>#</source>
        <comment>number in a list</comment>
        <translation>#</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Estimated cost</source>
        <translation>预计费用</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a provider, its address</comment>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a model, why it is asked</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>For an answer of %n token(s), unless the request sets a limit. At most %1.</source>
        <translation>
            <numerusform>按 %n 个 token 的回答估算，除非请求设有上限。最多 %1。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::CatalogChanges</name>
    <message>
        <source>%1 %2 → %3</source>
        <comment>name of the price, old price, new price</comment>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>in</source>
        <translation>输入</translation>
    </message>
    <message>
        <source>out</source>
        <translation>输出</translation>
    </message>
    <message>
        <source>cached</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>cache write</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>other prices changed</source>
        <translation>其他价格有变动</translation>
    </message>
    <message>
        <source>Came into the catalog</source>
        <translation>已加入目录</translation>
    </message>
    <message>
        <source>Left the catalog</source>
        <translation>已从目录中移除</translation>
    </message>
    <message>
        <source>%1: new, in %2, out %3</source>
        <translation>%1：新增，输入 %2，输出 %3</translation>
    </message>
    <message>
        <source>%1: no longer offers it</source>
        <translation>%1：不再提供此模型</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>endpoint, what changed</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what changed, who says so</comment>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ui::CatalogDesk</name>
    <message>
        <source>Asking OpenRouter…</source>
        <translation>正在查询 OpenRouter…</translation>
    </message>
    <message>
        <source>Asking the provider…</source>
        <translation>正在查询提供商…</translation>
    </message>
    <message>
        <source>Tags of %1</source>
        <translation>%1 的标签</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Your own words for this model, parted by commas.</source>
        <translation>您给此模型写的词语，以逗号分隔。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Save this view</source>
        <translation>保存此视图</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Search, filters and order are kept. A view of the same name is replaced.</source>
        <translation>会保存搜索内容、筛选条件和排序。同名的视图会被替换。</translation>
    </message>
    <message>
        <source>The model is still there</source>
        <translation>模型仍然存在</translation>
    </message>
    <message>
        <source>Remove the model?</source>
        <translation>要移除这个模型吗？</translation>
    </message>
    <message>
        <source>%1 at %2 leaves your configuration. What was asked of it stays in the history.</source>
        <translation>%2 上的 %1 将从您的配置中移除。向它提过的请求仍保留在历史记录中。</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
</context>
<context>
    <name>ui::CatalogPage</name>
    <message>
        <source>Clear filters</source>
        <translation>清除筛选条件</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>No model fits</source>
        <translation>没有符合条件的模型</translation>
    </message>
    <message>
        <source>None of the models has all of that. Take a word or a filter away.</source>
        <translation>没有模型满足全部条件。请去掉一个词或一个筛选条件。</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n model(s)</source>
        <translation>
            <numerusform>共 %n 个模型，显示 %1 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy model id</source>
        <translation>复制模型 ID</translation>
    </message>
    <message>
        <source>Remove from comparison</source>
        <translation>从对比中移除</translation>
    </message>
    <message>
        <source>Add to comparison</source>
        <translation>添加到对比</translation>
    </message>
    <message>
        <source>Compare only this model</source>
        <translation>仅对比此模型</translation>
    </message>
    <message numerus="yes">
        <source>No model is called that. %n have a name like it.</source>
        <translation>
            <numerusform>没有叫这个名字的模型；名称相近的有 %n 个。</numerusform>
        </translation>
    </message>
    <message>
        <source>Open the model&apos;s page</source>
        <translation>打开模型页面</translation>
    </message>
    <message>
        <source>Remove from favourites</source>
        <translation>从收藏中移除</translation>
    </message>
    <message>
        <source>Add to favourites</source>
        <translation>添加到收藏</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Show in the catalog again</source>
        <translation>重新在目录中显示</translation>
    </message>
    <message>
        <source>Hide from the catalog</source>
        <translation>在目录中隐藏</translation>
    </message>
    <message>
        <source>Only models of %1</source>
        <translation>仅显示 %1 的模型</translation>
    </message>
</context>
<context>
    <name>ui::CatalogToolbar</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Show or hide the filters</source>
        <translation>显示或隐藏筛选条件</translation>
    </message>
    <message>
        <source>Search models</source>
        <translation>搜索模型</translation>
    </message>
    <message>
        <source>Search models by name, id or author</source>
        <translation>按名称、ID 或作者搜索模型</translation>
    </message>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Saved views, and the link to this one</source>
        <translation>已保存的视图，以及此视图的链接</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Choose the columns of the table</source>
        <translation>选择表格的列</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Updates of the catalog, local models, models of your own</source>
        <translation>目录更新、本地模型和您自己的模型</translation>
    </message>
    <message>
        <source>Show details</source>
        <translation>显示详细信息</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排查看</translation>
    </message>
    <message>
        <source>Compare selected</source>
        <translation>对比所选</translation>
    </message>
    <message>
        <source>Catalog updates…</source>
        <translation>目录更新…</translation>
    </message>
    <message>
        <source>Find local models…</source>
        <translation>查找本地模型…</translation>
    </message>
    <message>
        <source>Add a model of your own…</source>
        <translation>添加您自己的模型…</translation>
    </message>
    <message>
        <source>Show hidden models</source>
        <translation>显示已隐藏的模型</translation>
    </message>
    <message>
        <source>Compare selected (%1)</source>
        <translation>对比所选（%1）</translation>
    </message>
    <message>
        <source>Opens the selected models side by side (Ctrl+Enter)</source>
        <translation>并排打开所选模型 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Tick up to %1 models in the table first (Space)</source>
        <translation>请先在表格中勾选最多 %1 个模型（空格键）</translation>
    </message>
    <message>
        <source>A comparison takes up to %1 models; %2 are ticked. Take some away.</source>
        <translation>一次最多对比 %1 个模型，当前勾选了 %2 个。请取消勾选一些。</translation>
    </message>
    <message>
        <source>Shows what the selected models differ in</source>
        <translation>显示所选模型的不同之处</translation>
    </message>
    <message>
        <source>Tick 2 to %1 models in the table first (Space)</source>
        <translation>请先在表格中勾选 2 到 %1 个模型（空格键）</translation>
    </message>
</context>
<context>
    <name>ui::ChangeTableModel</name>
    <message>
        <source>in</source>
        <comment>price of the prompt</comment>
        <translation>输入</translation>
    </message>
    <message>
        <source>out</source>
        <comment>price of the answer</comment>
        <translation>输出</translation>
    </message>
    <message>
        <source>cached</source>
        <comment>price of cached tokens</comment>
        <translation>缓存</translation>
    </message>
    <message>
        <source>cache write</source>
        <translation>缓存写入</translation>
    </message>
    <message>
        <source>cache write, 1 h</source>
        <translation>缓存写入（1 小时）</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>audio in</source>
        <translation>音频输入</translation>
    </message>
    <message>
        <source>audio out</source>
        <translation>音频输出</translation>
    </message>
    <message>
        <source>image tokens out</source>
        <translation>图像 token 输出</translation>
    </message>
    <message>
        <source>per image</source>
        <translation>每张图像</translation>
    </message>
    <message>
        <source>per request</source>
        <translation>每次请求</translation>
    </message>
    <message>
        <source>per search</source>
        <translation>每次搜索</translation>
    </message>
    <message>
        <source>New model</source>
        <translation>新模型</translation>
    </message>
    <message>
        <source>Model retired</source>
        <translation>模型已停用</translation>
    </message>
    <message>
        <source>New provider</source>
        <translation>新提供商</translation>
    </message>
    <message>
        <source>Provider gone</source>
        <translation>提供商不再提供</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>%1 %2 → %3</source>
        <comment>in $3 → $2.50</comment>
        <translation>%1 %2 → %3</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>in $3</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between prices</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Prices are for a million tokens</source>
        <translation>价格按每百万 token 计</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>What</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>更改前 → 更改后</translation>
    </message>
    <message>
        <source>On last month</source>
        <translation>对上月的影响</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>provider, which of its offers</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>What this change of a price would have meant for your requests of the last 30 days</source>
        <translation>这次价格变动对您最近 30 天的请求意味着什么</translation>
    </message>
</context>
<context>
    <name>ui::ChangesView</name>
    <message>
        <source>Endpoint of the price chart</source>
        <translation>价格图表的端点</translation>
    </message>
    <message>
        <source>%1   It retires</source>
        <comment>day, what happens</comment>
        <translation>%1   停用</translation>
    </message>
    <message>
        <source>%1   %2</source>
        <comment>day, what changed</comment>
        <translation>%1   %2</translation>
    </message>
    <message numerus="yes">
        <source>and %n earlier one(s)</source>
        <translation>
            <numerusform>以及更早的 %n 项更改</numerusform>
        </translation>
    </message>
    <message>
        <source>No change has been seen yet. New prices and providers will stand here once a refresh of the catalog brings them.</source>
        <translation>尚未发现更改。刷新目录后如有新的价格和提供商，会显示在此处。</translation>
    </message>
    <message>
        <source>%1   Released</source>
        <comment>day, what happened</comment>
        <translation>%1   发布</translation>
    </message>
</context>
<context>
    <name>ui::ChatColumn</name>
    <message>
        <source>Figures</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Pick</source>
        <translation>选用</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stop this answer</source>
        <translation>停止此回答</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove this column</source>
        <translation>移除此列</translation>
    </message>
    <message>
        <source>Change model %1</source>
        <translation>更换模型 %1</translation>
    </message>
    <message>
        <source>%1
%2
Click to choose another model</source>
        <translation>%1
%2
点击以选择其他模型</translation>
    </message>
    <message>
        <source>All columns continue from here.</source>
        <translation>所有列都从这里继续。</translation>
    </message>
    <message>
        <source>Takes part</source>
        <translation>参与</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>More about this column</source>
        <translation>此列的更多操作</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Continue with this conversation in every column</source>
        <translation>在所有列中继续此对话</translation>
    </message>
    <message>
        <source>Ask this model again; the answer so far stays as a variant</source>
        <translation>重新询问此模型；现有回答保留为另一版本</translation>
    </message>
    <message>
        <source>Who answered, and why</source>
        <translation>由谁作答，为什么</translation>
    </message>
    <message>
        <source>Who was asked, and why</source>
        <translation>询问了谁，为什么</translation>
    </message>
    <message>
        <source>Show all columns</source>
        <translation>显示所有列</translation>
    </message>
    <message>
        <source>Maximise</source>
        <translation>最大化</translation>
    </message>
    <message>
        <source>Collapse</source>
        <translation>折叠</translation>
    </message>
    <message>
        <source>Find in this column</source>
        <translation>在此列中查找</translation>
    </message>
    <message>
        <source>Copy the conversation</source>
        <translation>复制对话</translation>
    </message>
    <message>
        <source>Expand %1</source>
        <translation>展开 %1</translation>
    </message>
    <message>
        <source>Show %1 again</source>
        <translation>重新显示 %1</translation>
    </message>
    <message>
        <source>%1
Click to change parameters, provider and context</source>
        <translation>%1
点击以更改参数、提供商和上下文</translation>
    </message>
    <message>
        <source>Gets every prompt. Click to leave this column out.</source>
        <translation>会收到每条提示词。点击以排除此列。</translation>
    </message>
    <message>
        <source>Left out. Click to send prompts to this column again.</source>
        <translation>已排除。点击以重新向此列发送提示词。</translation>
    </message>
    <message>
        <source>Waits until the columns before it are done.</source>
        <translation>等待前面的列完成。</translation>
    </message>
    <message>
        <source>Another provider had to help out. Click for the reason.</source>
        <translation>由另一个提供商代为作答。点击查看原因。</translation>
    </message>
</context>
<context>
    <name>ui::ChatModels</name>
    <message>
        <source>This model is not in the catalog.</source>
        <translation>此模型不在目录中。</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a model, its provider</comment>
        <translation>%2 上的 %1</translation>
    </message>
</context>
<context>
    <name>ui::ChoiceCard</name>
    <message>
        <source>Price-weighted</source>
        <translation>按价格加权</translation>
    </message>
    <message>
        <source>Mostly the cheapest: at half the price an endpoint is drawn four times as often. Those that have just failed come last.</source>
        <translation>多半选最便宜的：价格减半，被选中的机会增至四倍。刚出过故障的排在最后。</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Weighs price, speed and failures as your own traffic shows them, and gives every good endpoint a share.</source>
        <translation>根据自己的流量权衡价格、速度和故障，每个好的端点都分得一份。</translation>
    </message>
    <message>
        <source>Sort</source>
        <translation>排序</translation>
    </message>
    <message>
        <source>By strategy</source>
        <translation>按策略</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Throughput</source>
        <translation>吞吐量</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Tool quality</source>
        <translation>工具质量</translation>
    </message>
    <message>
        <source>Anything but “By strategy” goes before the strategy</source>
        <translation>除“按策略”外，均优先于策略</translation>
    </message>
    <message>
        <source>Several keys of one provider</source>
        <translation>同一提供商的多个密钥</translation>
    </message>
    <message>
        <source>By weight</source>
        <translation>按权重</translation>
    </message>
    <message>
        <source>Round-robin</source>
        <translation>轮流</translation>
    </message>
    <message>
        <source>Least loaded</source>
        <translation>负载最低</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Asked where a request names no model</source>
        <translation>请求未指定模型时使用</translation>
    </message>
    <message>
        <source>Default model</source>
        <translation>默认模型</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>策略</translation>
    </message>
</context>
<context>
    <name>ui::ClientSnippets</name>
    <message>
        <source>YOUR_KEY</source>
        <translation>YOUR_KEY</translation>
    </message>
</context>
<context>
    <name>ui::ColumnChooser</name>
    <message>
        <source>Usual columns</source>
        <translation>常用列</translation>
    </message>
</context>
<context>
    <name>ui::ColumnSummary</name>
    <message>
        <source>Any provider</source>
        <translation>任意提供商</translation>
    </message>
    <message>
        <source>Only %1</source>
        <comment>a provider</comment>
        <translation>仅 %1</translation>
    </message>
    <message>
        <source>temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>frequency penalty</source>
        <translation>频率惩罚</translation>
    </message>
    <message>
        <source>presence penalty</source>
        <translation>存在惩罚</translation>
    </message>
    <message>
        <source>repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>seed %1</source>
        <translation>种子 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n stop word(s)</source>
        <translation>
            <numerusform>%n 个停止词</numerusform>
        </translation>
    </message>
    <message>
        <source>at most %L1 tokens</source>
        <translation>最多 %L1 token</translation>
    </message>
    <message>
        <source>reasoning %1</source>
        <comment>an effort such as high</comment>
        <translation>推理 %1</translation>
    </message>
    <message numerus="yes">
        <source>last %n turn(s)</source>
        <translation>
            <numerusform>最近 %n 轮</numerusform>
        </translation>
    </message>
    <message>
        <source>system prompt</source>
        <translation>系统提示词</translation>
    </message>
</context>
<context>
    <name>ui::ColumnsView</name>
    <message>
        <source>Send only to this column</source>
        <translation>仅发送到此列</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Move left</source>
        <translation>左移</translation>
    </message>
    <message>
        <source>Move right</source>
        <translation>右移</translation>
    </message>
    <message>
        <source>Start this one over</source>
        <translation>重新开始此列</translation>
    </message>
    <message>
        <source>Continue here from</source>
        <translation>在此继续其他列的对话</translation>
    </message>
    <message>
        <source>%1 was removed.</source>
        <translation>已移除 %1。</translation>
    </message>
    <message>
        <source>Undo removing the column</source>
        <translation>撤消移除列</translation>
    </message>
</context>
<context>
    <name>ui::ComparePage</name>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>New temporary conversation</source>
        <translation>新临时对话</translation>
    </message>
    <message>
        <source>Show or hide the conversations</source>
        <translation>显示或隐藏对话列表</translation>
    </message>
    <message>
        <source>Write a prompt</source>
        <translation>编写提示词</translation>
    </message>
    <message>
        <source>Stop all answers</source>
        <translation>停止所有回答</translation>
    </message>
    <message>
        <source>Go to the first column, the second, …</source>
        <translation>转到第一列、第二列…</translation>
    </message>
    <message>
        <source>Pick the first column, the second, …</source>
        <translation>采用第一列、第二列…</translation>
    </message>
    <message>
        <source>The conversation cannot be opened</source>
        <translation>无法打开对话</translation>
    </message>
    <message>
        <source>Cannot see images: %1</source>
        <comment>names of models</comment>
        <translation>无法识别图片：%1</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>搜索对话</translation>
    </message>
</context>
<context>
    <name>ui::CompareToolbar</name>
    <message>
        <source>temporary</source>
        <translation>临时</translation>
    </message>
    <message>
        <source>Send to all</source>
        <translation>发送给所有列</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Show conversations</source>
        <translation>显示对话列表</translation>
    </message>
    <message>
        <source>Show or hide the list of conversations (Ctrl+B)</source>
        <translation>显示或隐藏对话列表 (Ctrl+B)</translation>
    </message>
    <message>
        <source>Nothing of this conversation is kept.</source>
        <translation>此对话的任何内容都不会保留。</translation>
    </message>
    <message>
        <source>What this conversation cost so far, without play money</source>
        <translation>此对话到目前为止的费用，不含虚拟金额</translation>
    </message>
    <message>
        <source>Let every column take part again</source>
        <translation>让所有列重新参与</translation>
    </message>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Begin a new conversation with the same columns (Ctrl+N)</source>
        <translation>用相同的列开始新对话 (Ctrl+N)</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n model(s)</source>
        <translation>
            <numerusform>%1 / %n 个模型</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ComparisonTableModel</name>
    <message>
        <source>≠ %1</source>
        <comment>an attribute that differs</comment>
        <translation>≠ %1</translation>
    </message>
    <message>
        <source>%1: differs</source>
        <translation>%1：不同</translation>
    </message>
    <message>
        <source>%1: the same</source>
        <translation>%1：相同</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>%1 (best)</source>
        <translation>%1（最优）</translation>
    </message>
</context>
<context>
    <name>ui::ComparisonView</name>
    <message>
        <source>Nothing to compare</source>
        <translation>没有可对比的模型</translation>
    </message>
    <message>
        <source>Tick two to eight models in the list of models first.</source>
        <translation>请先在模型列表中勾选两到八个模型。</translation>
    </message>
    <message>
        <source>Back to the models</source>
        <translation>返回模型列表</translation>
    </message>
    <message>
        <source>≠ marks what differs; bold is what is best where that is a fact: cheaper, longer, faster. Prices are of the cheapest endpoint.</source>
        <translation>≠ 表示不同之处；粗体表示客观上最优的值：更便宜、更长、更快。价格取自最便宜的端点。</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>To the list of models (Alt+Left, Esc)</source>
        <translation>返回模型列表 (Alt+Left, Esc)</translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>仅显示不同之处</translation>
    </message>
    <message>
        <source>Compare in chat</source>
        <translation>在对话中对比</translation>
    </message>
    <message>
        <source>Copy as Markdown</source>
        <translation>复制为 Markdown</translation>
    </message>
    <message>
        <source>Copy as CSV</source>
        <translation>复制为 CSV</translation>
    </message>
    <message>
        <source>Comparison of models</source>
        <translation>模型对比</translation>
    </message>
    <message numerus="yes">
        <source>Comparison of %n model(s)</source>
        <translation>
            <numerusform>%n 个模型的对比</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparison</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Takes %1 out of the comparison</source>
        <translation>将 %1 从对比中移除</translation>
    </message>
    <message>
        <source>Open this model</source>
        <translation>打开此模型</translation>
    </message>
    <message>
        <source>Remove this column</source>
        <translation>移除此列</translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Attach</source>
        <translation>附加</translation>
    </message>
    <message>
        <source>Image or file…</source>
        <translation>图片或文件…</translation>
    </message>
    <message>
        <source>From clipboard</source>
        <translation>从剪贴板</translation>
    </message>
    <message>
        <source>Prompt library</source>
        <translation>提示词库</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Stop all</source>
        <translation>全部停止</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>The prompts could not be saved</source>
        <translation>无法保存提示词</translation>
    </message>
    <message numerus="yes">
        <source>Ask %n model(s)…</source>
        <translation>
            <numerusform>询问 %n 个模型…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Ask %1 of %n model(s)…</source>
        <translation>
            <numerusform>询问 %n 个模型中的 %1 个…</numerusform>
        </translation>
    </message>
    <message>
        <source>A system prompt is set.</source>
        <translation>已设置系统提示词。</translation>
    </message>
    <message>
        <source>Reading the attachments…</source>
        <translation>正在读取附件…</translation>
    </message>
    <message>
        <source>Enter sends · Shift+Enter adds a line · ↑ earlier prompts · / library</source>
        <translation>Enter 发送 · Shift+Enter 换行 · ↑ 之前的提示词 · / 提示词库</translation>
    </message>
    <message>
        <source>Attach files</source>
        <translation>附加文件</translation>
    </message>
    <message>
        <source>Clipboard</source>
        <translation>剪贴板</translation>
    </message>
    <message>
        <source>The clipboard has no picture, file or text. Copy one first.</source>
        <translation>剪贴板中没有图片、文件或文本。请先复制。</translation>
    </message>
    <message>
        <source>You pasted %L1 characters.</source>
        <translation>您粘贴了 %L1 个字符。</translation>
    </message>
    <message>
        <source>Attach as a file</source>
        <translation>作为文件附加</translation>
    </message>
    <message>
        <source>Pasted text</source>
        <translation>粘贴的文本</translation>
    </message>
    <message>
        <source>Drop to attach</source>
        <translation>松开即可附加</translation>
    </message>
</context>
<context>
    <name>ui::ComposerNotice</name>
    <message numerus="yes">
        <source>… and %n more</source>
        <translation>
            <numerusform>… 还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Close the notice</source>
        <translation>关闭通知</translation>
    </message>
</context>
<context>
    <name>ui::ConversationActions</name>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消置顶</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Move to folder</source>
        <translation>移到文件夹</translation>
    </message>
    <message>
        <source>Tags…</source>
        <translation>标签…</translation>
    </message>
    <message>
        <source>Take out of the archive</source>
        <translation>取消归档</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>归档</translation>
    </message>
    <message>
        <source>No folder</source>
        <translation>无文件夹</translation>
    </message>
    <message>
        <source>New folder…</source>
        <translation>新建文件夹…</translation>
    </message>
    <message>
        <source>Move to a new folder</source>
        <translation>移到新文件夹</translation>
    </message>
    <message>
        <source>Name of the folder</source>
        <translation>文件夹名称</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>移动</translation>
    </message>
    <message>
        <source>Tags of “%1”</source>
        <translation>“%1”的标签</translation>
    </message>
    <message numerus="yes">
        <source>Tags of %n conversation(s)</source>
        <translation>
            <numerusform>%n 个对话的标签</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Your own words, parted by commas.</source>
        <translation>您自己的词语，以逗号分隔。</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>ui::ConversationDelegate</name>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
</context>
<context>
    <name>ui::ConversationFilter</name>
    <message>
        <source>Which conversations</source>
        <translation>对话范围</translation>
    </message>
    <message>
        <source>Which conversations the list shows</source>
        <translation>列表中显示哪些对话</translation>
    </message>
    <message>
        <source>All conversations</source>
        <translation>所有对话</translation>
    </message>
    <message>
        <source>Archived (%1)</source>
        <translation>已归档（%1）</translation>
    </message>
</context>
<context>
    <name>ui::ConversationListModel</name>
    <message>
        <source>Untitled</source>
        <translation>无标题</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>已置顶</translation>
    </message>
    <message>
        <source>archived</source>
        <translation>已归档</translation>
    </message>
    <message>
        <source>still answering</source>
        <translation>仍在作答</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已打开</translation>
    </message>
</context>
<context>
    <name>ui::ConversationWords</name>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>month and year</comment>
        <translation>%2 年%1</translation>
    </message>
    <message numerus="yes">
        <source>%n model(s)</source>
        <translation>
            <numerusform>%n 个模型</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationsPanel</name>
    <message>
        <source>New conversation</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>New conversation (%1)</source>
        <translation>新对话 (%1)</translation>
    </message>
    <message>
        <source>New temporary conversation</source>
        <translation>新临时对话</translation>
    </message>
    <message>
        <source>New temporary conversation: nothing of it is stored (%1)</source>
        <translation>新临时对话：任何内容都不会存储 (%1)</translation>
    </message>
    <message>
        <source>Search conversations</source>
        <translation>搜索对话</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>The conversations cannot be shown</source>
        <translation>无法显示对话</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>No conversation has all of these words.</source>
        <translation>没有对话包含所有这些词。</translation>
    </message>
    <message>
        <source>The archive is empty</source>
        <translation>归档为空</translation>
    </message>
    <message>
        <source>Nothing here</source>
        <translation>这里没有内容</translation>
    </message>
    <message>
        <source>No conversation is in this group.</source>
        <translation>此分组中没有对话。</translation>
    </message>
    <message>
        <source>No conversations yet</source>
        <translation>还没有对话</translation>
    </message>
    <message>
        <source>What you ask is kept here, on this computer only.</source>
        <translation>您的提问保存在这里，仅限这台计算机。</translation>
    </message>
    <message>
        <source>Nothing was deleted</source>
        <translation>未删除任何内容</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s) deleted.</source>
        <translation>
            <numerusform>已删除 %n 个对话。</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo deleting conversations</source>
        <translation>撤消删除对话</translation>
    </message>
    <message>
        <source>The conversations could not be brought back</source>
        <translation>无法恢复对话</translation>
    </message>
</context>
<context>
    <name>ui::CopyButton</name>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>ui::CostPreview</name>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ %Ln token(s)</source>
        <translation>
            <numerusform>≈ %Ln token</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 simulated</source>
        <comment>an amount of money</comment>
        <translation>模拟 %1</translation>
    </message>
    <message numerus="yes">
        <source>about %1 for %n answer(s)</source>
        <translation>
            <numerusform>%n 个回答约 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>exact</source>
        <translation>精确</translation>
    </message>
    <message>
        <source>± %1 % on average</source>
        <translation>平均 ± %1 %</translation>
    </message>
    <message>
        <source>Costs are for answers of %L1 tokens.</source>
        <translation>费用按 %L1 token的回答计算。</translation>
    </message>
    <message>
        <source>Expected cost</source>
        <translation>预计费用</translation>
    </message>
</context>
<context>
    <name>ui::CountEdit</name>
    <message>
        <source>no limit</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>%1: write a whole number from %2 to %3, or nothing.</source>
        <comment>name of a field</comment>
        <translation>%1：请输入 %2 到 %3 之间的整数，或留空。</translation>
    </message>
</context>
<context>
    <name>ui::DashboardPage</name>
    <message>
        <source>Dashboard</source>
        <translation>仪表盘</translation>
    </message>
    <message>
        <source>Include simulated</source>
        <translation>包含模拟</translation>
    </message>
    <message>
        <source>Include &amp;simulated</source>
        <translation>包含模拟(&amp;S)</translation>
    </message>
    <message>
        <source>Requests to the built-in simulator cost no real money and are left out otherwise</source>
        <translation>发给内置模拟器的请求不花真钱，默认不计入</translation>
    </message>
    <message>
        <source>Days shown</source>
        <translation>显示天数</translation>
    </message>
    <message numerus="yes">
        <source>Last %n day(s)</source>
        <translation>
            <numerusform>最近 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>Spent</source>
        <translation>已花费</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Most used model</source>
        <translation>最常用的模型</translation>
    </message>
    <message>
        <source>Spend per day by model</source>
        <translation>各模型每日花费</translation>
    </message>
    <message>
        <source>Show as table</source>
        <translation>以表格显示</translation>
    </message>
    <message>
        <source>Spend as table</source>
        <translation>花费表格</translation>
    </message>
    <message>
        <source>Last requests</source>
        <translation>最近的请求</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>还没有请求</translation>
    </message>
    <message>
        <source>Each question that you ask, here or through the local API, is listed with its tokens and its cost.</source>
        <translation>您提出的每个问题，无论在此处还是通过本地 API，都会连同 token 数和费用列在这里。</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>输入 %1，输出 %2</translation>
    </message>
    <message>
        <source>No requests in these days</source>
        <translation>这些天内没有请求</translation>
    </message>
    <message>
        <source>Ask something under Compare, or switch the local API on under Proxy.</source>
        <translation>请在“对比”中提问，或在“代理”中开启本地 API。</translation>
    </message>
    <message>
        <source>Requests to the simulator are left out, as they cost no real money.</source>
        <translation>发给模拟器的请求不计入，因为它们不花真钱。</translation>
    </message>
    <message>
        <source>Show as chart</source>
        <translation>以图表显示</translation>
    </message>
</context>
<context>
    <name>ui::EndpointTableModel</name>
    <message>
        <source>may train on prompts</source>
        <translation>可能用提示词训练</translation>
    </message>
    <message>
        <source>no training</source>
        <translation>不用于训练</translation>
    </message>
    <message>
        <source>prompts not kept</source>
        <translation>不保留提示词</translation>
    </message>
    <message numerus="yes">
        <source>kept for %n day(s)</source>
        <translation>
            <numerusform>保留 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>prompts kept</source>
        <translation>保留提示词</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>In/M</source>
        <translation>输入/M</translation>
    </message>
    <message>
        <source>Out/M</source>
        <translation>输出/M</translation>
    </message>
    <message>
        <source>Cached/M</source>
        <translation>缓存/M</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Max output</source>
        <translation>最大输出</translation>
    </message>
    <message>
        <source>Precision</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>您的数据</translation>
    </message>
    <message>
        <source>Offer</source>
        <translation>供应项</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Access</source>
        <translation>访问方式</translation>
    </message>
    <message>
        <source>%1: sent as “%2”</source>
        <translation>%1：发送时使用名称“%2”</translation>
    </message>
    <message>
        <source>%1 (as listed by %2)</source>
        <translation>%1（据 %2 所列）</translation>
    </message>
    <message>
        <source>This offer cannot be called with a key of your own</source>
        <translation>此供应项无法用您自己的密钥调用</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>已弃用</translation>
    </message>
    <message>
        <source>deprecated, ends %1</source>
        <translation>已弃用，%1 终止</translation>
    </message>
    <message>
        <source>in service</source>
        <translation>服务中</translation>
    </message>
    <message>
        <source>with your key</source>
        <translation>使用您的密钥</translation>
    </message>
    <message>
        <source>only via aggregator</source>
        <translation>仅通过聚合平台</translation>
    </message>
</context>
<context>
    <name>ui::EnvironmentDialog</name>
    <message>
        <source>Import from environment</source>
        <translation>从环境导入</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>These variables of the environment hold keys of providers. Only their names are kept; the keys are read from there each time Switchyard starts.</source>
        <translation>这些环境变量含有提供商的密钥。只保存变量名；每次启动 Switchyard 时从那里读取密钥。</translation>
    </message>
    <message>
        <source>Variables with keys</source>
        <translation>含有密钥的变量</translation>
    </message>
    <message>
        <source>No variable holds a key. Switchyard sees the variables that were set where it was started; set them there, and start it again.</source>
        <translation>没有变量含有密钥。Switchyard 只能看到启动它的环境中设置的变量；请在那里设置，然后重新启动 Switchyard。</translation>
    </message>
    <message numerus="yes">
        <source>Import %n key(s)</source>
        <translation>
            <numerusform>导入 %n 个密钥</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::EnvironmentTableModel</name>
    <message>
        <source>Variable</source>
        <translation>变量</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>发送到</translation>
    </message>
    <message>
        <source>Used already</source>
        <translation>已在使用</translation>
    </message>
    <message>
        <source>no</source>
        <comment>not used yet</comment>
        <translation>否</translation>
    </message>
    <message>
        <source>as key “%1”</source>
        <translation>用作密钥“%1”</translation>
    </message>
</context>
<context>
    <name>ui::ExclusionTableModel</name>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>ui::ExpiryField</name>
    <message>
        <source>Expires</source>
        <translation>到期</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message numerus="yes">
        <source>in %n day(s)</source>
        <translation>
            <numerusform>%n 天后</numerusform>
        </translation>
    </message>
    <message>
        <source>at the end of a day</source>
        <translation>某日结束时</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>最后一天</translation>
    </message>
</context>
<context>
    <name>ui::ExplainView</name>
    <message>
        <source>Ask for any model</source>
        <translation>输入任意模型</translation>
    </message>
    <message>
        <source>By its id, with a suffix such as :floor or :nitro, by set/NAME, @preset/NAME or switchyard/auto. You see who would be asked, in which order and at what cost, and why the others would not. Nothing is sent.</source>
        <translation>可用模型 id，可带 :floor 或 :nitro 等后缀，也可用 set/NAME、@preset/NAME 或 switchyard/auto。这里会显示将依次询问哪些端点、费用多少，以及其余端点为何被排除。不会发送任何内容。</translation>
    </message>
    <message>
        <source>the default model</source>
        <translation>默认模型</translation>
    </message>
    <message>
        <source>optional; its length counts for cost and context</source>
        <translation>可选；其长度影响费用和上下文</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>解释</translation>
    </message>
    <message>
        <source>A dry run: nothing is sent</source>
        <translation>仅试算，不会发送任何内容</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Example prompt</source>
        <translation>示例提示词</translation>
    </message>
    <message>
        <source>Candidates</source>
        <translation>候选端点</translation>
    </message>
    <message>
        <source>Excluded</source>
        <translation>已排除</translation>
    </message>
    <message numerus="yes">
        <source>%n candidate(s), tried in this order until one answers</source>
        <translation>
            <numerusform>%n 个候选端点，按此顺序尝试，直到有一个回答</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n excluded</source>
        <translation>
            <numerusform>%n 个已排除</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FacetList</name>
    <message>
        <source>Search in %1</source>
        <translation>在“%1”中搜索</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Show fewer</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all %1</source>
        <translation>显示全部 %1 项</translation>
    </message>
</context>
<context>
    <name>ui::FacetListModel</name>
    <message numerus="yes">
        <source>%1, %n model(s)</source>
        <translation>
            <numerusform>%1，%n 个模型</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FacetPanel</name>
    <message>
        <source>free only</source>
        <translation>仅限免费</translation>
    </message>
    <message>
        <source>up to %1 per million tokens</source>
        <translation>每百万 token 不超过 %1</translation>
    </message>
    <message>
        <source>from %1 tokens</source>
        <translation>不少于 %1 token</translation>
    </message>
    <message>
        <source>any price</source>
        <translation>任意价格</translation>
    </message>
    <message>
        <source>any length</source>
        <translation>任意长度</translation>
    </message>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我的</translation>
    </message>
    <message>
        <source>Abilities</source>
        <translation>能力</translation>
    </message>
    <message>
        <source>Your data</source>
        <translation>您的数据</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>Highest price</source>
        <translation>最高价格</translation>
    </message>
    <message>
        <source>Price of what</source>
        <translation>价格类型</translation>
    </message>
    <message>
        <source>Blended</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source> : 1</source>
        <translation> : 1</translation>
    </message>
    <message>
        <source>Prompt tokens for each token of the answer</source>
        <translation>每个回答 token 对应的提示词 token 数</translation>
    </message>
    <message>
        <source>Prompt to answer</source>
        <translation>提示词与回答之比</translation>
    </message>
    <message>
        <source>Shortest context</source>
        <translation>最短上下文</translation>
    </message>
    <message>
        <source>At any time</source>
        <translation>不限时间</translation>
    </message>
    <message numerus="yes">
        <source>In the last %n month(s)</source>
        <translation>
            <numerusform>最近 %n 个月</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::FacetWords</name>
    <message>
        <source>Chat</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Embeddings</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Speech</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Transcription</source>
        <translation>转录</translation>
    </message>
    <message>
        <source>Reranking</source>
        <translation>重排序</translation>
    </message>
    <message>
        <source>Moderation</source>
        <translation>审核</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Sound</source>
        <translation>音频</translation>
    </message>
    <message>
        <source>PDF</source>
        <translation>PDF</translation>
    </message>
    <message>
        <source>Vectors</source>
        <translation>向量</translation>
    </message>
    <message>
        <source>Rankings</source>
        <translation>排序结果</translation>
    </message>
    <message>
        <source>European Union</source>
        <translation>欧盟</translation>
    </message>
    <message>
        <source>Kind: %1</source>
        <translation>类型：%1</translation>
    </message>
    <message>
        <source>Reads: %1</source>
        <translation>可读取：%1</translation>
    </message>
    <message>
        <source>Answers with: %1</source>
        <translation>回答形式：%1</translation>
    </message>
    <message>
        <source>Tag: %1</source>
        <translation>标签：%1</translation>
    </message>
    <message>
        <source>Context from %1</source>
        <translation>上下文不少于 %1</translation>
    </message>
    <message>
        <source>Prompt up to %1/M</source>
        <translation>提示词不超过 %1/M</translation>
    </message>
    <message>
        <source>Answer up to %1/M</source>
        <translation>回答不超过 %1/M</translation>
    </message>
    <message>
        <source>Blended up to %1/M</source>
        <translation>混合价不超过 %1/M</translation>
    </message>
    <message numerus="yes">
        <source>Released in the last %n day(s)</source>
        <translation>
            <numerusform>最近 %n 天内发布</numerusform>
        </translation>
    </message>
    <message>
        <source>Hidden ones</source>
        <translation>已隐藏的模型</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Kind of model</source>
        <translation>模型类型</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>可读取</translation>
    </message>
    <message>
        <source>Answers with</source>
        <translation>回答形式</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Structured output</source>
        <translation>结构化输出</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>开放权重</translation>
    </message>
    <message>
        <source>Zero retention</source>
        <translation>零保留</translation>
    </message>
    <message>
        <source>No training on prompts</source>
        <translation>不用提示词训练</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>I have a key</source>
        <translation>我有密钥</translation>
    </message>
    <message>
        <source>On this machine</source>
        <translation>在本机上</translation>
    </message>
    <message>
        <source>Favourites</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Recently used</source>
        <translation>最近使用</translation>
    </message>
    <message>
        <source>Can call tools</source>
        <translation>可以调用工具</translation>
    </message>
    <message>
        <source>Reasons before it answers</source>
        <translation>先推理再回答</translation>
    </message>
    <message>
        <source>Answers by a JSON schema</source>
        <translation>按 JSON schema 回答</translation>
    </message>
    <message>
        <source>The weights are published</source>
        <translation>权重已公开</translation>
    </message>
    <message>
        <source>A provider that does not keep prompts, as far as is listed</source>
        <translation>据所列信息，有提供商不保留提示词</translation>
    </message>
    <message>
        <source>A provider that does not train on prompts, as far as is listed</source>
        <translation>据所列信息，有提供商不用提示词训练</translation>
    </message>
    <message>
        <source>Costs nothing at one provider at least</source>
        <translation>至少在一家提供商处免费</translation>
    </message>
    <message>
        <source>A provider for which a key is set, or that needs none</source>
        <translation>有提供商已设置密钥，或不需要密钥</translation>
    </message>
    <message>
        <source>Served by a program of your own</source>
        <translation>由您自己的程序提供</translation>
    </message>
    <message>
        <source>The models that answered you last</source>
        <translation>最近为您作答的模型</translation>
    </message>
    <message>
        <source>Not: %1</source>
        <translation>非：%1</translation>
    </message>
</context>
<context>
    <name>ui::Figures</name>
    <message>
        <source>TTFT %1</source>
        <comment>time to first token</comment>
        <translation>TTFT %1</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <comment>an estimate</comment>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>fallback</source>
        <translation>回退</translation>
    </message>
    <message>
        <source>%1 simulated</source>
        <comment>an amount of money</comment>
        <translation>模拟 %1</translation>
    </message>
    <message>
        <source>Simulated: no money was spent.</source>
        <translation>模拟：没有花钱。</translation>
    </message>
    <message>
        <source>Cost unknown: no price or no token counts.</source>
        <translation>费用未知：没有价格或 token 数。</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt token(s)</source>
        <translation>
            <numerusform>%n 个输入 token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them from the cache</source>
        <translation>
            <numerusform>其中 %n 个来自缓存</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n answer token(s)</source>
        <translation>
            <numerusform>%n 个输出 token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them reasoning</source>
        <translation>
            <numerusform>其中 %n 个用于推理</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已作答</translation>
    </message>
    <message>
        <source>Attempt %1, %2: %3</source>
        <translation>尝试 %1，%2：%3</translation>
    </message>
    <message>
        <source>%1 saved by the provider&apos;s prompt cache</source>
        <translation>提供商的提示词缓存节省了 %1</translation>
    </message>
    <message>
        <source>By the catalog&apos;s prices it would be %1.</source>
        <translation>按目录价格计算应为 %1。</translation>
    </message>
    <message>
        <source>%L1 in</source>
        <comment>tokens of the prompt</comment>
        <translation>输入 %L1</translation>
    </message>
    <message>
        <source> (%L1 cached)</source>
        <comment>tokens</comment>
        <translation> (缓存 %L1)</translation>
    </message>
    <message>
        <source>%L1 out</source>
        <comment>tokens of the answer</comment>
        <translation>输出 %L1</translation>
    </message>
    <message>
        <source> (%L1 reasoning)</source>
        <comment>tokens</comment>
        <translation> (推理 %L1)</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Find in this conversation</source>
        <translation>在此对话中查找</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Close search</source>
        <translation>关闭搜索</translation>
    </message>
    <message>
        <source>Nowhere</source>
        <translation>无匹配</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
</context>
<context>
    <name>ui::Format</name>
    <message>
        <source>$%1</source>
        <comment>an amount of US dollars</comment>
        <translation>$%1</translation>
    </message>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>%1K</source>
        <comment>thousands of tokens</comment>
        <translation>%1K</translation>
    </message>
    <message>
        <source>%1M</source>
        <comment>millions of tokens</comment>
        <translation>%1M</translation>
    </message>
    <message>
        <source>%1B</source>
        <comment>billions of tokens</comment>
        <translation>%1B</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 小时 %2 分</translation>
    </message>
    <message>
        <source>%1 tok/s</source>
        <translation>%1 tok/s</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>date and time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>刚刚</translation>
    </message>
    <message>
        <source>%1 min ago</source>
        <translation>%1 分钟前</translation>
    </message>
    <message>
        <source>%1 h ago</source>
        <translation>%1 小时前</translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) ago</source>
        <translation>
            <numerusform>%n 天前</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ImageDecoder</name>
    <message>
        <source>It is of a kind that is not shown here.</source>
        <translation>此类图片不在这里显示。</translation>
    </message>
    <message>
        <source>It is larger than 20 MB.</source>
        <translation>图片大于 20 MB。</translation>
    </message>
    <message>
        <source>It is no PNG, JPEG, GIF or WebP picture, though it says so.</source>
        <translation>它声称是 PNG、JPEG、GIF 或 WebP 图片，实际并不是。</translation>
    </message>
    <message>
        <source>It has more than 50 million pixels.</source>
        <translation>图片超过 5000 万像素。</translation>
    </message>
    <message>
        <source>It is damaged or of a kind that cannot be read here (%1).</source>
        <translation>图片已损坏，或其类型在此无法读取（%1）。</translation>
    </message>
</context>
<context>
    <name>ui::InfoDialogs</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Version %1. Every language model behind one interface, on your own keys.</source>
        <translation>版本 %1。一个界面接入所有语言模型，使用您自己的密钥。</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later, without any warranty.</source>
        <translation>自由软件，采用 GNU 通用公共许可证第 3 版或更高版本，不附带任何担保。</translation>
    </message>
    <message>
        <source>With work of others</source>
        <translation>使用了以下作品</translation>
    </message>
    <message>
        <source>Model catalog</source>
        <translation>模型目录</translation>
    </message>
    <message>
        <source>Figures as of %1, from &lt;a href=&quot;https://models.dev&quot;&gt;models.dev&lt;/a&gt; (MIT), &lt;a href=&quot;https://github.com/BerriAI/litellm&quot;&gt;litellm&lt;/a&gt; (MIT) and OpenRouter&apos;s public lists.</source>
        <translation>数据截至 %1，来自 &lt;a href=&quot;https://models.dev&quot;&gt;models.dev&lt;/a&gt; (MIT)、&lt;a href=&quot;https://github.com/BerriAI/litellm&quot;&gt;litellm&lt;/a&gt; (MIT) 以及 OpenRouter 的公开列表。</translation>
    </message>
    <message>
        <source>About Switchyard</source>
        <translation>关于 Switchyard</translation>
    </message>
    <message>
        <source>Qt %1 (LGPL 3; Qt Charts GPL 3) · QtKeychain (BSD) · cmark-gfm (BSD) · SQLite (public domain)&lt;br&gt;Fonts: Inter, Noto Sans Mono and STIX Math (SIL Open Font License 1.1)&lt;br&gt;Icons: Lucide (ISC, parts MIT)</source>
        <translation>Qt %1（LGPL 3；Qt Charts GPL 3）· QtKeychain (BSD) · cmark-gfm (BSD) · SQLite（公有领域）&lt;br&gt;字体：Inter、Noto Sans Mono 和 STIX Math (SIL Open Font License 1.1)&lt;br&gt;图标：Lucide（ISC，部分为 MIT）</translation>
    </message>
</context>
<context>
    <name>ui::InspectorAttempts</name>
    <message>
        <source>Attempts</source>
        <translation>各次尝试</translation>
    </message>
    <message>
        <source>Status %1</source>
        <comment>of HTTP</comment>
        <translation>状态码 %1</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>set aside</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已作答</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Attempt %1, %2, %3</source>
        <comment>number, provider, outcome</comment>
        <translation>尝试 %1，%2，%3</translation>
    </message>
</context>
<context>
    <name>ui::InspectorDialog</name>
    <message>
        <source>Request and response</source>
        <translation>请求与响应</translation>
    </message>
    <message>
        <source>Attempts and what went over the wire</source>
        <translation>各次尝试及实际传输的内容</translation>
    </message>
    <message>
        <source>Keys and other secrets stand as •••. They were taken out before anything was kept.</source>
        <translation>密钥和其他机密内容显示为 •••，在保存之前就已移除。</translation>
    </message>
    <message>
        <source>Result of saving</source>
        <translation>保存结果</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>各次尝试</translation>
    </message>
    <message>
        <source>What is shown of the attempt</source>
        <translation>显示该次尝试的哪些内容</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>As curl</source>
        <translation>curl 命令</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>As sent</source>
        <translation>原始内容</translation>
    </message>
    <message>
        <source>Every letter as it went over the wire, instead of laid out to be read</source>
        <translation>逐字显示实际传输的内容，而不是便于阅读的排版</translation>
    </message>
    <message>
        <source>Find</source>
        <translation>查找</translation>
    </message>
    <message>
        <source>Previous place</source>
        <translation>上一处</translation>
    </message>
    <message>
        <source>Next place</source>
        <translation>下一处</translation>
    </message>
    <message>
        <source>Places found</source>
        <translation>找到的匹配处</translation>
    </message>
    <message>
        <source>Copy as curl</source>
        <translation>复制为 curl</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Nothing was kept</source>
        <translation>未保留任何内容</translation>
    </message>
    <message>
        <source>Requests and responses are kept only where that is switched on, and not with answers from before. Ask again to see them.</source>
        <translation>请求和响应只在启用保留后才会保存，此前的回答没有。请重新询问以查看。</translation>
    </message>
    <message>
        <source>Not there yet</source>
        <translation>尚不可用</translation>
    </message>
    <message>
        <source>The answer is still on its way. What was sent and received is shown here when it is over.</source>
        <translation>回答仍在传输中。结束后，这里会显示发送和接收的内容。</translation>
    </message>
    <message>
        <source>Nothing was sent</source>
        <translation>未发送任何内容</translation>
    </message>
    <message>
        <source>The answer was stopped before its end, so what went over the wire was not handed over.</source>
        <translation>回答在结束前被停止，因此没有得到实际传输的内容。</translation>
    </message>
    <message>
        <source>The body goes on: only its first %1 were kept.</source>
        <translation>正文不止于此：只保留了前 %1。</translation>
    </message>
    <message>
        <source>No answer came</source>
        <translation>没有收到回答</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 处匹配</numerusform>
        </translation>
    </message>
    <message>
        <source>Save the body</source>
        <translation>保存正文</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>已保存为 %1。</translation>
    </message>
    <message>
        <source>%1 could not be written: %2. Choose another folder.</source>
        <translation>无法写入 %1：%2。请选择其他文件夹。</translation>
    </message>
</context>
<context>
    <name>ui::InspectorSummary</name>
    <message>
        <source>%1 simulated</source>
        <comment>an amount of money</comment>
        <translation>模拟 %1</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <comment>an estimate</comment>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>Why this endpoint</source>
        <translation>为何是这个端点</translation>
    </message>
    <message>
        <source>Chosen because</source>
        <translation>选择原因</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>all sent as asked</source>
        <translation>全部按要求发送</translation>
    </message>
    <message>
        <source>Attempt %1</source>
        <translation>尝试 %1</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>发送时间</translation>
    </message>
    <message>
        <source>HTTP status</source>
        <translation>HTTP 状态码</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Connected after</source>
        <translation>连接用时</translation>
    </message>
    <message>
        <source>First byte after</source>
        <translation>首个字节用时</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>The whole answer</source>
        <translation>整个回答</translation>
    </message>
    <message>
        <source>Asked for</source>
        <translation>请求的模型</translation>
    </message>
    <message>
        <source>Answered by</source>
        <translation>作答的模型</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>model, provider</comment>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>First token after</source>
        <translation>首个 token 用时</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Ended with</source>
        <translation>结束原因</translation>
    </message>
    <message>
        <source>%1 (the provider says %2)</source>
        <comment>why an answer ended, in our and in its words</comment>
        <translation>%1（提供商称：%2）</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>… from the cache</source>
        <translation>… 来自缓存</translation>
    </message>
    <message>
        <source>… written to it</source>
        <translation>… 写入缓存</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>… of reasoning</source>
        <translation>… 用于推理</translation>
    </message>
    <message>
        <source>Web searches</source>
        <translation>网络搜索</translation>
    </message>
    <message>
        <source>Service tier</source>
        <translation>服务层级</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Because</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>By the catalog&apos;s prices</source>
        <translation>按目录价格</translation>
    </message>
    <message>
        <source>Saved by the cache</source>
        <translation>缓存节省</translation>
    </message>
    <message>
        <source>Summary</source>
        <translation>摘要</translation>
    </message>
</context>
<context>
    <name>ui::KeyDialog</name>
    <message>
        <source>Add key</source>
        <translation>添加密钥</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Name of the key</source>
        <translation>密钥名称</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>保存于</translation>
    </message>
    <message>
        <source>System key store</source>
        <translation>系统密钥存储</translation>
    </message>
    <message>
        <source>This session only</source>
        <translation>仅限本次会话</translation>
    </message>
    <message>
        <source>Environment variable or file</source>
        <translation>环境变量或文件</translation>
    </message>
    <message>
        <source>&amp;Provider</source>
        <translation>提供商(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Name</source>
        <translation>名称(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Kept in</source>
        <translation>保存于(&amp;K)</translation>
    </message>
    <message>
        <source>How to get a key: %1</source>
        <translation>如何获取密钥：%1</translation>
    </message>
    <message>
        <source>This provider&apos;s address has to be set in config.json first (base_url).</source>
        <translation>需要先在 config.json 中设置此提供商的地址 (base_url)。</translation>
    </message>
    <message>
        <source>The key is sent to %1 and nowhere else.</source>
        <translation>密钥只会发送到 %1，不会发送到其他任何地方。</translation>
    </message>
    <message>
        <source>Encrypted by the system, and unlocked when you log in.</source>
        <translation>由系统加密，登录时解锁。</translation>
    </message>
    <message>
        <source>Kept in memory, and forgotten when Switchyard closes.</source>
        <translation>保存在内存中，Switchyard 关闭后即被遗忘。</translation>
    </message>
    <message>
        <source>Only the name of the variable or the path of the file is kept; the key is read from there.</source>
        <translation>只保存变量名或文件路径；密钥从那里读取。</translation>
    </message>
    <message>
        <source>&amp;Reference</source>
        <translation>引用(&amp;R)</translation>
    </message>
    <message>
        <source>Ke&amp;y</source>
        <translation>密钥(&amp;Y)</translation>
    </message>
    <message>
        <source>Reference</source>
        <translation>引用</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Paste the key here</source>
        <translation>在此粘贴密钥</translation>
    </message>
    <message>
        <source>Hide the key</source>
        <translation>隐藏密钥</translation>
    </message>
    <message>
        <source>Show the key</source>
        <translation>显示密钥</translation>
    </message>
    <message>
        <source>Choose a provider</source>
        <translation>选择提供商</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>&amp;Region</source>
        <translation>区域(&amp;R)</translation>
    </message>
    <message>
        <source>An API key, or ACCESS_KEY_ID:SECRET_ACCESS_KEY. It goes to the region above.</source>
        <translation>API 密钥，或 ACCESS_KEY_ID:SECRET_ACCESS_KEY。它将发送到上面的区域。</translation>
    </message>
</context>
<context>
    <name>ui::KeyLimitsFields</name>
    <message>
        <source>Requests per minute</source>
        <translation>每分钟请求数</translation>
    </message>
    <message>
        <source>Requests per day</source>
        <translation>每天请求数</translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation>每分钟 token 数</translation>
    </message>
    <message>
        <source>Tokens per day</source>
        <translation>每天 token 数</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>同时请求数</translation>
    </message>
</context>
<context>
    <name>ui::KeyRules</name>
    <message>
        <source>Choose the provider that the key belongs to.</source>
        <translation>请选择该密钥所属的提供商。</translation>
    </message>
    <message>
        <source>Give the key a name, such as “work”.</source>
        <translation>请为密钥命名，例如“work”。</translation>
    </message>
    <message>
        <source>A name may have letters, digits, “-”, “_” and “.” only.</source>
        <translation>名称只能包含字母、数字、“-”、“_”和“.”。</translation>
    </message>
    <message>
        <source>There is a key “%1” of this provider already. Choose another name.</source>
        <translation>此提供商已有密钥“%1”。请另选名称。</translation>
    </message>
    <message>
        <source>Write env:NAME for an environment variable, or file:PATH for a file that holds the key.</source>
        <translation>环境变量请写 env:NAME，存有密钥的文件请写 file:PATH。</translation>
    </message>
    <message>
        <source>Paste the key.</source>
        <translation>请粘贴密钥。</translation>
    </message>
    <message>
        <source>This looks like a reference and not like a key. Choose “Environment variable or file” for it.</source>
        <translation>这看起来像引用而不是密钥。请为其选择“环境变量或文件”。</translation>
    </message>
    <message>
        <source>System key store</source>
        <translation>系统密钥存储</translation>
    </message>
    <message>
        <source>Variable %1</source>
        <translation>变量 %1</translation>
    </message>
    <message>
        <source>File %1</source>
        <translation>文件 %1</translation>
    </message>
    <message>
        <source>This session only</source>
        <translation>仅限本次会话</translation>
    </message>
    <message>
        <source>Enter the region that the key is for, such as us-east-1.</source>
        <translation>请输入密钥所属的区域，例如 us-east-1。</translation>
    </message>
    <message>
        <source>A region may have letters, digits and “-” only.</source>
        <translation>区域只能包含字母、数字和“-”。</translation>
    </message>
</context>
<context>
    <name>ui::KeySecretView</name>
    <message>
        <source>New key&apos;s secret</source>
        <translation>新密钥的内容</translation>
    </message>
    <message>
        <source>Copy key</source>
        <translation>复制密钥</translation>
    </message>
</context>
<context>
    <name>ui::KeySettingsDialog</name>
    <message>
        <source>Edit key</source>
        <translation>编辑密钥</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>&amp;Use this key</source>
        <translation>使用此密钥(&amp;U)</translation>
    </message>
    <message>
        <source>Use this key</source>
        <translation>使用此密钥</translation>
    </message>
    <message>
        <source>all models</source>
        <translation>所有模型</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>provider, name of its key</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Kept in: %1</source>
        <comment>where a key is</comment>
        <translation>保存于：%1</translation>
    </message>
    <message>
        <source>&amp;Priority</source>
        <translation>优先级(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Weight</source>
        <translation>权重(&amp;W)</translation>
    </message>
    <message>
        <source>Of several keys, those with the lowest priority number are tried first. Keys of the same priority share the requests by weight.</source>
        <translation>有多个密钥时，先尝试优先级数字最小的。优先级相同的密钥按权重分担请求。</translation>
    </message>
    <message>
        <source>Limits</source>
        <translation>限制</translation>
    </message>
    <message>
        <source>&amp;Dollars per month</source>
        <translation>每月美元数(&amp;D)</translation>
    </message>
    <message>
        <source>Spent this month: %1.</source>
        <translation>本月已花费：%1。</translation>
    </message>
    <message>
        <source>&amp;Free requests per day</source>
        <translation>每天免费请求数(&amp;F)</translation>
    </message>
    <message>
        <source>How many requests to models with “:free” the provider grants this account; 50 unless you have bought credit.</source>
        <translation>提供商允许此账户向带“:free”的模型发送多少请求；除非购买过额度，否则为 50。</translation>
    </message>
    <message>
        <source>Where it is used</source>
        <translation>用于何处</translation>
    </message>
    <message>
        <source>&amp;Models</source>
        <translation>模型(&amp;M)</translation>
    </message>
    <message>
        <source>Names or patterns such as openai/* with commas between. Empty: all.</source>
        <translation>名称或 openai/* 之类的模式，以逗号分隔。留空：全部。</translation>
    </message>
    <message>
        <source>&amp;Hosts</source>
        <translation>主机(&amp;H)</translation>
    </message>
    <message>
        <source>The key is never sent to any other host, whatever address the configuration has and wherever a provider redirects to. *.example.com stands for all hosts below example.com. Empty: the provider&apos;s own.</source>
        <translation>无论配置中写的是什么地址、提供商重定向到哪里，密钥都绝不会发送到任何其他主机。*.example.com 表示 example.com 下的所有主机。留空：提供商自己的主机。</translation>
    </message>
</context>
<context>
    <name>ui::KeyTableModel</name>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Kept in</source>
        <translation>保存于</translation>
    </message>
    <message>
        <source>Sent to</source>
        <translation>发送到</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Last used</source>
        <translation>上次使用</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>上次错误</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>state of a key: why</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>就绪</translation>
    </message>
    <message>
        <source>Not usable</source>
        <translation>不可用</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从未</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>Limit reached</source>
        <translation>已达上限</translation>
    </message>
    <message>
        <source>No request is sent with this key until it is switched on again.</source>
        <translation>在重新启用之前，不会用此密钥发送任何请求。</translation>
    </message>
    <message>
        <source>What was set as this key&apos;s limit for the month is spent. It is used again on the first.</source>
        <translation>为此密钥设定的本月上限已用完。下月 1 日起恢复使用。</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>spent, limit</comment>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Priority and weight: the lowest priority goes first, equal ones share by weight</source>
        <translation>优先级和权重：数字最小的优先，相同者按权重分担</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Spent this month</source>
        <translation>本月已花费</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>%1 · weight %2</source>
        <comment>priority and weight of a key</comment>
        <translation>%1 · 权重 %2</translation>
    </message>
    <message>
        <source>Priority %1, weight %2: the lowest priority goes first, equal ones share by weight.</source>
        <translation>优先级 %1，权重 %2：数字最小的优先，相同者按权重分担。</translation>
    </message>
    <message>
        <source>May be sent to: %1</source>
        <translation>可发送到：%1</translation>
    </message>
    <message>
        <source>asking …</source>
        <translation>正在查询…</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>not asked yet</source>
        <translation>尚未查询</translation>
    </message>
</context>
<context>
    <name>ui::KeysPage</name>
    <message>
        <source>Test under way</source>
        <translation>测试进行中</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Your keys at the providers. Each one is sent to its provider&apos;s host only.</source>
        <translation>您在各提供商处的密钥。每个密钥只会发送到其提供商的主机。</translation>
    </message>
    <message>
        <source>Test key</source>
        <translation>测试密钥</translation>
    </message>
    <message>
        <source>Sends the shortest possible question to the provider&apos;s cheapest model</source>
        <translation>向该提供商最便宜的模型发送一个尽可能短的问题</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove key</source>
        <translation>移除密钥</translation>
    </message>
    <message>
        <source>Add key</source>
        <translation>添加密钥</translation>
    </message>
    <message>
        <source>Provider keys</source>
        <translation>提供商密钥</translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation>还没有密钥</translation>
    </message>
    <message>
        <source>A key is what a provider such as OpenAI, Anthropic or Groq gives you when you open an account; requests are billed to it, by the provider. Switchyard adds nothing on top.

Without any key you can try everything with the built-in simulator: it costs nothing and needs no network.</source>
        <translation>密钥由 OpenAI、Anthropic 或 Groq 等提供商在您开户时提供；请求费用由提供商计入该密钥。Switchyard 不额外收取任何费用。

没有密钥也可以用内置模拟器试用所有功能：它不收费，也不需要网络。</translation>
    </message>
    <message>
        <source>Add a first key</source>
        <translation>添加第一个密钥</translation>
    </message>
    <message>
        <source>The key was not added</source>
        <translation>密钥未添加</translation>
    </message>
    <message>
        <source>The key “%1” is set. Test it to see whether the provider takes it.</source>
        <translation>密钥“%1”已设置。请测试一下，看提供商是否接受它。</translation>
    </message>
    <message>
        <source>Asking %1 with the key “%2” …</source>
        <translation>正在使用密钥“%2”询问 %1…</translation>
    </message>
    <message>
        <source>%1 answered in %2 with %3</source>
        <translation>%1 用时 %2 作答，模型为 %3</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <comment>who answered, the cost</comment>
        <translation>%1，花费 %2</translation>
    </message>
    <message>
        <source>Switchyard forgets the key “%1” of %2. At the provider it stays valid until you revoke it there.</source>
        <translation>Switchyard 将忘记 %2 的密钥“%1”。在提供商处，它在您吊销之前仍然有效。</translation>
    </message>
    <message>
        <source>Remove this key?</source>
        <translation>要移除此密钥吗？</translation>
    </message>
    <message>
        <source>The key was not removed</source>
        <translation>密钥未被移除</translation>
    </message>
    <message>
        <source>Import from environment</source>
        <translation>从环境导入</translation>
    </message>
    <message>
        <source>Takes keys from variables such as OPENAI_API_KEY, after showing which</source>
        <translation>从 OPENAI_API_KEY 之类的变量获取密钥，并先显示有哪些</translation>
    </message>
    <message>
        <source>Edit key</source>
        <translation>编辑密钥</translation>
    </message>
    <message>
        <source>Priority, limits, models and hosts of the chosen key</source>
        <translation>所选密钥的优先级、限制、模型和主机</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>余额</translation>
    </message>
    <message>
        <source>All balances</source>
        <translation>所有余额</translation>
    </message>
    <message>
        <source>Asks every provider that tells what is left</source>
        <translation>查询每个会告知余额的提供商</translation>
    </message>
    <message>
        <source>%1 has no place to ask what is left on an account.</source>
        <translation>%1 没有可查询账户余额的途径。</translation>
    </message>
    <message>
        <source>Asks the provider what is left on the account</source>
        <translation>向提供商查询账户余额</translation>
    </message>
    <message>
        <source>The key was not changed</source>
        <translation>密钥未更改</translation>
    </message>
    <message>
        <source>Imported: %1. Test a key to see whether its provider takes it.</source>
        <translation>已导入：%1。请测试密钥，看其提供商是否接受。</translation>
    </message>
    <message>
        <source>Not all keys were imported</source>
        <translation>并非所有密钥都已导入</translation>
    </message>
    <message numerus="yes">
        <source>Asking for %n balance(s) …</source>
        <translation>
            <numerusform>正在查询 %n 个余额…</numerusform>
        </translation>
    </message>
    <message>
        <source>Asking for balances</source>
        <translation>正在查询余额</translation>
    </message>
</context>
<context>
    <name>ui::LayoutMenu</name>
    <message>
        <source>Layout</source>
        <translation>布局</translation>
    </message>
    <message>
        <source>How the columns stand, and how they are asked</source>
        <translation>各列如何排列、如何询问</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>As many as fit</source>
        <translation>尽量多</translation>
    </message>
    <message>
        <source>Scroll turns together</source>
        <translation>各轮同步滚动</translation>
    </message>
    <message>
        <source>Scrolling one column brings the others to the same turn.</source>
        <translation>滚动一列时，其他列会跟到同一轮。</translation>
    </message>
    <message>
        <source>Ask one after the other</source>
        <translation>依次询问</translation>
    </message>
    <message>
        <source>For local models that share a graphics card.</source>
        <translation>适合共用一块显卡的本地模型。</translation>
    </message>
    <message>
        <source>Ask only providers that</source>
        <translation>只询问符合以下条件的提供商</translation>
    </message>
    <message>
        <source>Keep nothing (zero data retention)</source>
        <translation>不保留任何内容（零数据保留）</translation>
    </message>
    <message>
        <source>Collect no data</source>
        <translation>不收集数据</translation>
    </message>
    <message>
        <source>In view: as many as fit</source>
        <translation>可见：尽量多</translation>
    </message>
    <message numerus="yes">
        <source>In view: %n column(s)</source>
        <translation>
            <numerusform>可见：%n 列</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LineDialog</name>
    <message>
        <source>Write something first.</source>
        <translation>请先输入内容。</translation>
    </message>
</context>
<context>
    <name>ui::LiveRequestModel</name>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n tries</source>
        <comment>HTTP status</comment>
        <translation>
            <numerusform>%1，尝试 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 sim.</source>
        <comment>a simulated cost</comment>
        <translation>%1（模拟）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>%1, in the shape of %2</source>
        <comment>client, protocol</comment>
        <translation>%1，%2 格式</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>HTTP status, what went wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>tokens in, tokens out</comment>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>ui::LiveRequestsView</name>
    <message>
        <source>Live requests</source>
        <translation>实时请求</translation>
    </message>
    <message>
        <source>No requests yet</source>
        <translation>还没有请求</translation>
    </message>
    <message>
        <source>Requests of programs that use the local API are listed here as they come in.</source>
        <translation>使用本地 API 的程序发来的请求会实时列在这里。</translation>
    </message>
</context>
<context>
    <name>ui::LocalServerModel</name>
    <message>
        <source>Server and model</source>
        <translation>服务器和模型</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>In your catalog</source>
        <translation>已在您的目录中</translation>
    </message>
    <message>
        <source>%1 tells of no model. It may have none yet, or ask for a key.</source>
        <translation>%1 没有列出模型。它可能还没有模型，或需要密钥。</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a program and where it listens</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>lists no models</source>
        <translation>没有列出模型</translation>
    </message>
    <message>
        <source>yes, update</source>
        <translation>是，可更新</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
</context>
<context>
    <name>ui::LocalServersDialog</name>
    <message>
        <source>Find local models</source>
        <translation>查找本地模型</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>搜索(&amp;S)</translation>
    </message>
    <message>
        <source>Found servers and models</source>
        <translation>找到的服务器和模型</translation>
    </message>
    <message>
        <source>port, host:port or address</source>
        <translation>端口、主机:端口或地址</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Looking for servers</source>
        <translation>正在查找服务器</translation>
    </message>
    <message>
        <source>Programs such as Ollama or LM Studio run models on this machine, free of charge. Switchyard looks for them at their usual ports, without sending any key; those that you choose are written into your catalog.</source>
        <translation>Ollama 或 LM Studio 等程序可在本机上免费运行模型。Switchyard 会在它们的常用端口查找，不发送任何密钥；您选择的模型会写入您的目录。</translation>
    </message>
    <message>
        <source>&amp;Look at another address, too</source>
        <translation>同时查找另一个地址(&amp;L)</translation>
    </message>
    <message>
        <source>Another address</source>
        <translation>另一个地址</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>Start its server with</source>
        <translation>启动服务器的命令</translation>
    </message>
    <message>
        <source>Looking who answers …</source>
        <translation>正在查找有响应的服务器…</translation>
    </message>
    <message numerus="yes">
        <source>%n server(s) found.</source>
        <translation>
            <numerusform>找到 %n 个服务器。</numerusform>
        </translation>
    </message>
    <message>
        <source>No server answered. Start one of these programs and its server, then search again; or give the address of another one.</source>
        <translation>没有服务器响应。请启动其中一个程序及其服务器，然后重新搜索；或填写另一个服务器的地址。</translation>
    </message>
    <message>
        <source>Nothing that serves models answered at %1.</source>
        <translation>%1 上没有提供模型的服务器响应。</translation>
    </message>
    <message numerus="yes">
        <source>Add %n model(s)</source>
        <translation>
            <numerusform>添加 %n 个模型</numerusform>
        </translation>
    </message>
    <message>
        <source>Update</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>%1 could not be added. %2</source>
        <translation>无法添加 %1。%2</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Catalog</source>
        <translation>模型目录</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>对比</translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation>仪表盘</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>转到“%1”</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
    <message>
        <source>There is no key store to keep your keys in</source>
        <translation>没有可用于保存密钥的密钥存储</translation>
    </message>
    <message>
        <source>Until there is, keys come from environment variables or files, or last for this session.</source>
        <translation>在此之前，密钥可来自环境变量或文件，或仅在本次会话中有效。</translation>
    </message>
    <message>
        <source>Open Keys</source>
        <translation>打开“密钥”</translation>
    </message>
    <message>
        <source>The configuration cannot be used</source>
        <translation>配置无法使用</translation>
    </message>
    <message>
        <source>The history is not being written</source>
        <translation>历史记录未被写入</translation>
    </message>
    <message>
        <source>Local API on %1</source>
        <translation>本地 API 位于 %1</translation>
    </message>
    <message>
        <source>Local API off</source>
        <translation>本地 API 已关闭</translation>
    </message>
    <message>
        <source>Go to the Proxy page</source>
        <translation>转到“代理”页面</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>Budgets</source>
        <translation>预算</translation>
    </message>
    <message>
        <source>The link cannot be opened</source>
        <translation>无法打开链接</translation>
    </message>
    <message>
        <source>Conversations are not being kept</source>
        <translation>对话未被保存</translation>
    </message>
</context>
<context>
    <name>ui::Markdown</name>
    <message>
        <source>Image:</source>
        <translation>图像：</translation>
    </message>
    <message>
        <source>This part is too long to be shown in full. “Copy all as Markdown” has all of it.</source>
        <translation>此部分过长，无法完整显示。“全部复制为 Markdown”可得到全部内容。</translation>
    </message>
    <message>
        <source>This text is too long to be shown in full. “Copy all as Markdown” has all of it.</source>
        <translation>此文本过长，无法完整显示。“全部复制为 Markdown”可得到全部内容。</translation>
    </message>
    <message>
        <source>This code is too long to be shown in full. Its copy button has all of it.</source>
        <translation>此代码过长，无法完整显示。用其复制按钮可得到全部内容。</translation>
    </message>
</context>
<context>
    <name>ui::MarkdownView</name>
    <message>
        <source>Copy code</source>
        <translation>复制代码</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Copy link address</source>
        <translation>复制链接地址</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>全部复制</translation>
    </message>
    <message>
        <source>Copy all as Markdown</source>
        <translation>全部复制为 Markdown</translation>
    </message>
    <message>
        <source>Select all</source>
        <translation>全选</translation>
    </message>
    <message>
        <source>The rest is too long to be shown. “Copy all as Markdown” has all of it.</source>
        <translation>其余部分过长，无法显示。“全部复制为 Markdown”可得到全部内容。</translation>
    </message>
</context>
<context>
    <name>ui::ModelChooser</name>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>simulator</source>
        <translation>模拟器</translation>
    </message>
    <message>
        <source>No model has all of these words in its name.</source>
        <translation>没有名称包含所有这些词的模型。</translation>
    </message>
    <message>
        <source>Choose a model</source>
        <translation>选择模型</translation>
    </message>
    <message>
        <source>Find a model</source>
        <translation>查找模型</translation>
    </message>
    <message>
        <source>Models to choose from</source>
        <translation>可选模型</translation>
    </message>
</context>
<context>
    <name>ui::ModelHeader</name>
    <message>
        <source>%1 → %2</source>
        <comment>kinds of input, kinds of output</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>no reasoning</source>
        <translation>不支持推理</translation>
    </message>
    <message>
        <source>reasoning (%1)</source>
        <comment>efforts</comment>
        <translation>推理（%1）</translation>
    </message>
    <message>
        <source>released %1</source>
        <translation>发布于 %1</translation>
    </message>
    <message>
        <source>knowledge until %1</source>
        <translation>知识截至 %1</translation>
    </message>
    <message>
        <source>retires %1</source>
        <translation>将于 %1 停用</translation>
    </message>
    <message>
        <source>%1 tokens of context</source>
        <translation>上下文 %1 token</translation>
    </message>
    <message>
        <source>answers up to %1</source>
        <translation>回答最长 %1</translation>
    </message>
    <message>
        <source>tools</source>
        <translation>支持工具</translation>
    </message>
    <message>
        <source>no tools</source>
        <translation>不支持工具</translation>
    </message>
    <message>
        <source>structured outputs</source>
        <translation>支持结构化输出</translation>
    </message>
    <message>
        <source>no structured outputs</source>
        <translation>不支持结构化输出</translation>
    </message>
    <message>
        <source>open weights</source>
        <translation>开放权重</translation>
    </message>
    <message>
        <source>closed weights</source>
        <translation>封闭权重</translation>
    </message>
    <message>
        <source>family %1</source>
        <translation>%1 系列</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>返回</translation>
    </message>
    <message>
        <source>Weights on Hugging Face</source>
        <translation>Hugging Face 上的权重</translation>
    </message>
    <message>
        <source>To the list of models (Alt+Left, Esc)</source>
        <translation>返回模型列表 (Alt+Left, Esc)</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Chat with it</source>
        <translation>与它对话</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>收藏</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>Hidden models are listed only where they are asked for</source>
        <translation>已隐藏的模型只在要求显示时列出</translation>
    </message>
    <message>
        <source>Your tags</source>
        <translation>您的标签</translation>
    </message>
    <message>
        <source>Words of your own, parted by commas</source>
        <translation>您自己的词语，以逗号分隔</translation>
    </message>
    <message>
        <source>Your tags, parted by commas</source>
        <translation>您的标签，以逗号分隔</translation>
    </message>
    <message>
        <source>More by %1</source>
        <translation>%1 的更多模型</translation>
    </message>
    <message>
        <source>Opens huggingface.co/%1 in your browser</source>
        <translation>在浏览器中打开 huggingface.co/%1</translation>
    </message>
    <message>
        <source>In comparison</source>
        <translation>已在对比中</translation>
    </message>
    <message>
        <source>Add to comparison</source>
        <translation>添加到对比</translation>
    </message>
</context>
<context>
    <name>ui::ModelLimitsEditor</name>
    <message>
        <source>Add model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Remove model</source>
        <translation>移除模型</translation>
    </message>
    <message>
        <source>Limits by model</source>
        <translation>各模型的限制</translation>
    </message>
</context>
<context>
    <name>ui::ModelLimitsModel</name>
    <message>
        <source>Limits for a model need its name, or a pattern such as openai/*.</source>
        <translation>模型的限制需要其名称，或 openai/* 之类的模式。</translation>
    </message>
    <message>
        <source>Enter a limit for %1, or remove its row.</source>
        <translation>请为 %1 输入上限，或移除该行。</translation>
    </message>
    <message>
        <source>%1 has two rows of limits. Keep one.</source>
        <translation>%1 有两行限制。请只保留一行。</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Req/min</source>
        <translation>请求/分</translation>
    </message>
    <message>
        <source>Requests per minute</source>
        <translation>每分钟请求数</translation>
    </message>
    <message>
        <source>Req/day</source>
        <translation>请求/天</translation>
    </message>
    <message>
        <source>Requests per day</source>
        <translation>每天请求数</translation>
    </message>
    <message>
        <source>Tok/min</source>
        <translation>token/分</translation>
    </message>
    <message>
        <source>Tokens per minute</source>
        <translation>每分钟 token 数</translation>
    </message>
    <message>
        <source>Tok/day</source>
        <translation>token/天</translation>
    </message>
    <message>
        <source>Tokens per day</source>
        <translation>每天 token 数</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>同时</translation>
    </message>
    <message>
        <source>Requests at once</source>
        <translation>同时请求数</translation>
    </message>
    <message>
        <source>model or pattern</source>
        <translation>模型或模式</translation>
    </message>
</context>
<context>
    <name>ui::ModelListModel</name>
    <message>
        <source>free</source>
        <translation>免费</translation>
    </message>
    <message>
        <source>%1 in, %2 out per million tokens</source>
        <translation>每百万 token：输入 %1，输出 %2</translation>
    </message>
    <message>
        <source>%1 context</source>
        <translation>上下文 %1</translation>
    </message>
    <message>
        <source>%1, no key</source>
        <translation>%1，无密钥</translation>
    </message>
    <message>
        <source>%1, favourite</source>
        <translation>%1，收藏</translation>
    </message>
</context>
<context>
    <name>ui::ModelPage</name>
    <message>
        <source>The catalog does not have this model</source>
        <translation>目录中没有此模型</translation>
    </message>
    <message>
        <source>It may have been retired, or come back with the next refresh. Your marks and history of it are kept.</source>
        <translation>它可能已停用，也可能在下次刷新后重新出现。您对它的标记和历史记录会保留。</translation>
    </message>
    <message>
        <source>Back to the models</source>
        <translation>返回模型列表</translation>
    </message>
    <message>
        <source>What a task costs</source>
        <translation>任务费用</translation>
    </message>
    <message>
        <source>Alternatives</source>
        <translation>替代模型</translation>
    </message>
    <message>
        <source>Supported parameters</source>
        <translation>支持的参数</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>更改内容</translation>
    </message>
    <message>
        <source>The catalog does not say which parameters it takes.</source>
        <translation>目录未说明它支持哪些参数。</translation>
    </message>
</context>
<context>
    <name>ui::ModelPanel</name>
    <message>
        <source>%1 → %2</source>
        <comment>kinds of input, kinds of output</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>released %1</source>
        <translation>发布于 %1</translation>
    </message>
    <message>
        <source>knowledge until %1</source>
        <translation>知识截至 %1</translation>
    </message>
    <message>
        <source>retires %1</source>
        <translation>将于 %1 停用</translation>
    </message>
    <message>
        <source>%1 tokens of context</source>
        <translation>上下文 %1 token</translation>
    </message>
    <message>
        <source>answers up to %1</source>
        <translation>回答最长 %1</translation>
    </message>
    <message>
        <source>tools</source>
        <translation>支持工具</translation>
    </message>
    <message>
        <source>no tools</source>
        <translation>不支持工具</translation>
    </message>
    <message>
        <source>reasoning</source>
        <translation>支持推理</translation>
    </message>
    <message>
        <source>no reasoning</source>
        <translation>不支持推理</translation>
    </message>
    <message>
        <source>open weights</source>
        <translation>开放权重</translation>
    </message>
    <message>
        <source>closed weights</source>
        <translation>封闭权重</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详细信息</translation>
    </message>
    <message>
        <source>Endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>No model chosen</source>
        <translation>未选择模型</translation>
    </message>
    <message>
        <source>Choose a model in the table to see where it can be had.</source>
        <translation>在表格中选择一个模型，查看可从哪里获得它。</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s), cheapest first</source>
        <translation>
            <numerusform>%n 个端点，最便宜的在前</numerusform>
        </translation>
    </message>
    <message>
        <source>Dollars per million tokens, as of %1.</source>
        <translation>美元/百万 token，截至 %1。</translation>
    </message>
    <message>
        <source>%1 Data policies as listed by %2; your own terms may differ.</source>
        <translation>%1数据政策据 %2 所列；您自己的条款可能有所不同。</translation>
    </message>
    <message>
        <source>Remove from comparison</source>
        <translation>从对比中移除</translation>
    </message>
    <message>
        <source>Add to comparison</source>
        <translation>添加到对比</translation>
    </message>
</context>
<context>
    <name>ui::ModelTableModel</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Author</source>
        <translation>作者</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Max output</source>
        <translation>最大输出</translation>
    </message>
    <message>
        <source>Price in/M</source>
        <translation>输入价/M</translation>
    </message>
    <message>
        <source>Price out/M</source>
        <translation>输出价/M</translation>
    </message>
    <message>
        <source>Providers</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Modalities</source>
        <translation>模态</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>发布日期</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>model name, model id</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>是</translation>
    </message>
    <message>
        <source>no</source>
        <translation>否</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>kinds of input, kinds of output</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Family</source>
        <translation>系列</translation>
    </message>
    <message>
        <source>Open weights</source>
        <translation>开放权重</translation>
    </message>
    <message>
        <source>Knowledge until</source>
        <translation>知识截止</translation>
    </message>
    <message>
        <source>Dollars per million tokens at the cheapest provider that takes your own key and fits the filters</source>
        <translation>在接受您自己密钥且符合筛选条件的最便宜提供商处，每百万 token 的美元价格</translation>
    </message>
    <message>
        <source>Dollars per million tokens, prompt and answer mixed as the price filter says</source>
        <translation>每百万 token 的美元价格，提示词与回答按价格筛选条件中的比例混合</translation>
    </message>
    <message>
        <source>Time to the first token in your own requests, median of the last 30 days</source>
        <translation>您自己的请求收到首个 token 的用时，最近 30 天的中位数</translation>
    </message>
    <message>
        <source>Tokens a second in your own requests, median of the last 30 days</source>
        <translation>您自己的请求每秒的 token 数，最近 30 天的中位数</translation>
    </message>
    <message>
        <source>Your own requests of the last 30 days at the provider you used most</source>
        <translation>最近 30 天您自己在最常用提供商处的请求</translation>
    </message>
    <message>
        <source>Blended/M</source>
        <translation>混合价/M</translation>
    </message>
    <message>
        <source>My TTFT</source>
        <translation>我的 TTFT</translation>
    </message>
    <message>
        <source>My speed</source>
        <translation>我的速度</translation>
    </message>
    <message>
        <source>My requests</source>
        <translation>我的请求</translation>
    </message>
    <message>
        <source>Structured</source>
        <translation>结构化</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>标签</translation>
    </message>
    <message>
        <source>At %1</source>
        <translation>价格来自 %1</translation>
    </message>
    <message>
        <source>%1, favourite</source>
        <translation>%1，已收藏</translation>
    </message>
</context>
<context>
    <name>ui::MoneyEdit</name>
    <message>
        <source>no limit</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>“%1” is no amount of dollars. Write it like %2.</source>
        <translation>“%1”不是美元金额。请写成 %2 的形式。</translation>
    </message>
</context>
<context>
    <name>ui::NearestBudgetCard</name>
    <message>
        <source>Nearest to its limit: %1</source>
        <translation>最接近上限：%1</translation>
    </message>
    <message>
        <source>%1 of %2 spent, %3 left.</source>
        <translation>已花费 %1，共 %2，剩余 %3。</translation>
    </message>
    <message>
        <source>%1 is set aside for requests under way.</source>
        <translation>另为进行中的请求预留 %1。</translation>
    </message>
    <message>
        <source>It starts again %1.</source>
        <comment>today at 18:00</comment>
        <translation>预算将于 %1 重新开始。</translation>
    </message>
</context>
<context>
    <name>ui::NoticeArea</name>
    <message>
        <source>Dismiss: %1</source>
        <translation>关闭：%1</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::NumberRow</name>
    <message>
        <source>%1, slider</source>
        <comment>name of a parameter</comment>
        <translation>%1，滑块</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Do not send %1</source>
        <comment>name of a parameter</comment>
        <translation>不发送 %1</translation>
    </message>
    <message>
        <source>Write a whole number from %1 on, or nothing.</source>
        <translation>请填写不小于 %1 的整数，或留空。</translation>
    </message>
    <message>
        <source>Write a number from %1 to %2, or nothing.</source>
        <translation>请填写 %1 到 %2 之间的数字，或留空。</translation>
    </message>
</context>
<context>
    <name>ui::OfferTableModel</name>
    <message>
        <source>%1 %</source>
        <comment>a percentage</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>only via aggregator</source>
        <translation>仅通过聚合平台</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>needs no key</source>
        <translation>不需要密钥</translation>
    </message>
    <message>
        <source>your key</source>
        <translation>您的密钥</translation>
    </message>
    <message>
        <source>Out of your own requests</source>
        <translation>根据您自己的请求得出</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Cache write/M</source>
        <translation>缓存写入/M</translation>
    </message>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>Speed</source>
        <translation>速度</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>From cache</source>
        <translation>来自缓存</translation>
    </message>
    <message>
        <source>Requests</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Paid/M</source>
        <translation>实付/M</translation>
    </message>
    <message>
        <source>You have not used this endpoint yet</source>
        <translation>您尚未使用过此端点</translation>
    </message>
    <message>
        <source>Half of your answers began within %1, nine of ten within %2</source>
        <translation>您的回答有一半在 %1 内开始，九成在 %2 内开始</translation>
    </message>
    <message>
        <source>None of your answers from here came as a stream</source>
        <translation>您从此处得到的回答都不是流式的</translation>
    </message>
    <message>
        <source>Half of your answers were faster than %1, nine of ten faster than %2</source>
        <translation>您的回答有一半快于 %1，九成快于 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 of %n request(s) failed</source>
        <translation>
            <numerusform>%n 个请求中有 %1 个失败</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 prompt tokens came from its cache</source>
        <translation>%2 个提示词 token 中有 %1 个来自其缓存</translation>
    </message>
    <message>
        <source>Last used %1; answers cost %2 together</source>
        <translation>上次使用：%1；回答共花费 %2</translation>
    </message>
    <message>
        <source>%1 for %2 tokens of prompts and answers</source>
        <translation>提示词和回答共 %2 个 token，花费 %1</translation>
    </message>
    <message>
        <source>Of everybody&apos;s requests at OpenRouter, once the endpoints were refreshed from there</source>
        <translation>来自所有人在 OpenRouter 上的请求；从那里刷新端点后显示</translation>
    </message>
    <message>
        <source>Public TTFT</source>
        <translation>公开 TTFT</translation>
    </message>
    <message>
        <source>Public speed</source>
        <translation>公开速度</translation>
    </message>
    <message>
        <source>Uptime</source>
        <translation>可用率</translation>
    </message>
    <message>
        <source>In the 30 minutes before %1</source>
        <translation>%1 之前的 30 分钟内</translation>
    </message>
</context>
<context>
    <name>ui::OffersView</name>
    <message>
        <source>Columns of the endpoints</source>
        <translation>端点表格的列</translation>
    </message>
    <message>
        <source>Choose the columns of the table</source>
        <translation>选择表格的列</translation>
    </message>
    <message>
        <source>Refresh the endpoints</source>
        <translation>刷新端点</translation>
    </message>
    <message>
        <source>Asks OpenRouter at which providers this model is, and at which prices</source>
        <translation>向 OpenRouter 查询哪些提供商提供此模型，以及价格如何</translation>
    </message>
    <message>
        <source>Endpoints of the model</source>
        <translation>模型的端点</translation>
    </message>
    <message>
        <source>Enter sets a price of your own for the chosen endpoint</source>
        <translation>Enter 为所选端点设置您自己的价格</translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s)</source>
        <translation>
            <numerusform>%n 个端点</numerusform>
        </translation>
    </message>
    <message>
        <source>No provider offers this model</source>
        <translation>没有提供商提供此模型</translation>
    </message>
    <message>
        <source>Dollars per million tokens, as of %1. First token, speed, failures and requests are of your own requests.</source>
        <translation>每百万 token 的美元价格，截至 %1。首个 token、速度、失败和请求数据来自您自己的请求。</translation>
    </message>
    <message>
        <source>Set your own price…</source>
        <translation>设置您自己的价格…</translation>
    </message>
    <message>
        <source>Copy endpoint name</source>
        <translation>复制端点名称</translation>
    </message>
    <message>
        <source>Ask this provider for its models</source>
        <translation>向此提供商查询其模型</translation>
    </message>
    <message>
        <source>Show all models of this provider</source>
        <translation>显示此提供商的所有模型</translation>
    </message>
    <message>
        <source>Edit this model of yours…</source>
        <translation>编辑您的这个模型…</translation>
    </message>
    <message>
        <source>Remove this model of yours…</source>
        <translation>移除您的这个模型…</translation>
    </message>
    <message>
        <source>Chat with this endpoint only</source>
        <translation>仅与此端点对话</translation>
    </message>
</context>
<context>
    <name>ui::OwnModelDialog</name>
    <message>
        <source>Edit model</source>
        <translation>编辑模型</translation>
    </message>
    <message>
        <source>Add model</source>
        <translation>添加模型</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Choose a provider, or a new server</source>
        <translation>选择提供商或新服务器</translation>
    </message>
    <message>
        <source>such as: server in the cellar</source>
        <translation>例如：地下室的服务器</translation>
    </message>
    <message>
        <source>OpenAI chat completions (most servers)</source>
        <translation>OpenAI chat completions（大多数服务器）</translation>
    </message>
    <message>
        <source>OpenAI responses</source>
        <translation>OpenAI responses</translation>
    </message>
    <message>
        <source>Anthropic messages</source>
        <translation>Anthropic messages</translation>
    </message>
    <message>
        <source>Ollama</source>
        <translation>Ollama</translation>
    </message>
    <message>
        <source>unknown</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>Calls &amp;tools</source>
        <translation>可以调用工具(&amp;T)</translation>
    </message>
    <message>
        <source>Can thin&amp;k before it answers</source>
        <translation>回答前可以先思考(&amp;K)</translation>
    </message>
    <message>
        <source>S&amp;ees pictures</source>
        <translation>可读取图像(&amp;E)</translation>
    </message>
    <message>
        <source>Name of the &amp;server</source>
        <translation>服务器名称(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Address</source>
        <translation>地址(&amp;A)</translation>
    </message>
    <message>
        <source>What stands before the protocol&apos;s own path, such as /chat/completions. The server is asked without a key.</source>
        <translation>协议自身路径（例如 /chat/completions）之前的部分。访问此服务器时不使用密钥。</translation>
    </message>
    <message>
        <source>&amp;Protocol</source>
        <translation>协议(&amp;P)</translation>
    </message>
    <message>
        <source>Pro&amp;vider</source>
        <translation>提供商(&amp;V)</translation>
    </message>
    <message>
        <source>Name of the &amp;model there</source>
        <translation>提供商处的模型名称(&amp;M)</translation>
    </message>
    <message>
        <source>Exactly as the provider writes it; it is sent with each request.</source>
        <translation>须与提供商的写法完全一致；会随每个请求发送。</translation>
    </message>
    <message>
        <source>Id &amp;here</source>
        <translation>此处的 ID(&amp;H)</translation>
    </message>
    <message>
        <source>What you and other programs ask for.</source>
        <translation>您和其他程序请求时使用的名称。</translation>
    </message>
    <message>
        <source>&amp;Display name</source>
        <translation>显示名称(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Context, in tokens</source>
        <translation>上下文（token）(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Longest answer, in tokens</source>
        <translation>最长回答（token）(&amp;L)</translation>
    </message>
    <message>
        <source>Prices</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>0 is free of charge. Where nothing stands, the price is not known, and budgets refuse such a model unless they are told not to.</source>
        <translation>0 表示免费。留空表示价格未知，预算会拒绝此类模型，除非设置为允许。</translation>
    </message>
    <message>
        <source>New server …</source>
        <translation>新服务器…</translation>
    </message>
    <message>
        <source>This model is not in config.json any more. Close this window and add it anew.</source>
        <translation>此模型已不在 config.json 中。请关闭此窗口并重新添加。</translation>
    </message>
    <message>
        <source>Give the server a name with letters or digits.</source>
        <translation>请为服务器起一个含字母或数字的名称。</translation>
    </message>
    <message>
        <source>Choose a provider, or “New server …”.</source>
        <translation>请选择提供商，或选择“新服务器…”。</translation>
    </message>
    <message>
        <source>There is a provider “%1” already. Choose it above, or give the server another name.</source>
        <translation>已有提供商“%1”。请在上方选择它，或为服务器另起名称。</translation>
    </message>
    <message>
        <source>The address must begin with http:// or https://, such as http://127.0.0.1:8000/v1.</source>
        <translation>地址必须以 http:// 或 https:// 开头，例如 http://127.0.0.1:8000/v1。</translation>
    </message>
    <message>
        <source>Enter the name that the model has at the provider.</source>
        <translation>请输入该模型在提供商处的名称。</translation>
    </message>
    <message>
        <source>“%1” is no id of a model. Write it like %2, without blanks.</source>
        <translation>“%1”不是模型 ID。请按 %2 的形式书写，不含空格。</translation>
    </message>
</context>
<context>
    <name>ui::ParameterSupport</name>
    <message>
        <source>Top K</source>
        <translation>Top K</translation>
    </message>
    <message>
        <source>Chooses among so many of the likeliest next words; 0: among all.</source>
        <translation>只从这么多个最可能的下一个词中选取；0 表示从全部词中选取。</translation>
    </message>
    <message>
        <source>Temperature</source>
        <translation>温度</translation>
    </message>
    <message>
        <source>Low: sober and repeatable. High: varied and surprising.</source>
        <translation>低：稳重、可重复。高：多变、出人意料。</translation>
    </message>
    <message>
        <source>Top P</source>
        <translation>Top P</translation>
    </message>
    <message>
        <source>Chooses among the likeliest next words that together have this probability.</source>
        <translation>只从合计达到此概率的最可能的下一个词中选取。</translation>
    </message>
    <message>
        <source>Min P</source>
        <translation>Min P</translation>
    </message>
    <message>
        <source>Leaves out words that are less likely than this share of the likeliest one.</source>
        <translation>排除概率与最可能的词相比低于此比例的词。</translation>
    </message>
    <message>
        <source>Top A</source>
        <translation>Top A</translation>
    </message>
    <message>
        <source>Leaves out unlikely words, the more the surer the model is.</source>
        <translation>排除不太可能的词；模型越有把握，排除越多。</translation>
    </message>
    <message>
        <source>Frequency penalty</source>
        <translation>频率惩罚</translation>
    </message>
    <message>
        <source>Above 0: words that came often are avoided.</source>
        <translation>大于 0：避免已多次出现的词。</translation>
    </message>
    <message>
        <source>Presence penalty</source>
        <translation>存在惩罚</translation>
    </message>
    <message>
        <source>Above 0: words that came at all are avoided.</source>
        <translation>大于 0：避免出现过的词。</translation>
    </message>
    <message>
        <source>Repetition penalty</source>
        <translation>重复惩罚</translation>
    </message>
    <message>
        <source>Above 1: repeating the prompt or the answer is avoided.</source>
        <translation>大于 1：避免重复提示词或回答中的内容。</translation>
    </message>
    <message>
        <source>Off</source>
        <comment>reasoning</comment>
        <translation>关</translation>
    </message>
    <message>
        <source>Minimal</source>
        <comment>reasoning</comment>
        <translation>最低</translation>
    </message>
    <message>
        <source>Low</source>
        <comment>reasoning</comment>
        <translation>低</translation>
    </message>
    <message>
        <source>Medium</source>
        <comment>reasoning</comment>
        <translation>中</translation>
    </message>
    <message>
        <source>High</source>
        <comment>reasoning</comment>
        <translation>高</translation>
    </message>
    <message>
        <source>Very high</source>
        <comment>reasoning</comment>
        <translation>很高</translation>
    </message>
    <message>
        <source>Maximum</source>
        <comment>reasoning</comment>
        <translation>最高</translation>
    </message>
</context>
<context>
    <name>ui::ParametersPopup</name>
    <message>
        <source>Parameters</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Said to the model before everything else</source>
        <translation>在所有内容之前告诉模型的话</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>All earlier turns</source>
        <translation>之前的所有轮次</translation>
    </message>
    <message>
        <source>Only the last turns</source>
        <translation>仅最近几轮</translation>
    </message>
    <message>
        <source>Turns that go along</source>
        <translation>一并发送的轮数</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>not sent</source>
        <translation>不发送</translation>
    </message>
    <message>
        <source>Longest answer, in tokens</source>
        <translation>回答最大长度（token）</translation>
    </message>
    <message>
        <source>These have an effect only while the model does not reason.</source>
        <translation>这些参数仅在模型不推理时有效。</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>种子</translation>
    </message>
    <message>
        <source>Stop words</source>
        <translation>停止词</translation>
    </message>
    <message>
        <source>Gets what is sent to all columns</source>
        <translation>接收发送给所有列的内容</translation>
    </message>
    <message>
        <source>As the model does by itself</source>
        <translation>由模型自行决定</translation>
    </message>
    <message>
        <source>No provider of this model takes it; it is left out.</source>
        <translation>此模型的提供商均不支持；将省略。</translation>
    </message>
    <message>
        <source>This provider does not take it; it is left out.</source>
        <translation>此提供商不支持；将省略。</translation>
    </message>
    <message>
        <source>It is not offered here; the nearest one is sent.</source>
        <translation>此处不提供；将发送最接近的一个。</translation>
    </message>
    <message>
        <source>One on each line; \n stands for a line break.</source>
        <translation>每行一个；\n 表示换行。</translation>
    </message>
    <message>
        <source>Undo reset</source>
        <translation>撤消重置</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Not taken here; it is left out.</source>
        <translation>此处不支持；将省略。</translation>
    </message>
    <message>
        <source>No more than %1 can be had here.</source>
        <comment>tokens</comment>
        <translation>此处不能超过 %1。</translation>
    </message>
    <message>
        <source>Up to %1</source>
        <comment>tokens</comment>
        <translation>最多 %1</translation>
    </message>
</context>
<context>
    <name>ui::PatienceCard</name>
    <message>
        <source>When an endpoint fails or is slow</source>
        <translation>端点故障或缓慢时</translation>
    </message>
    <message>
        <source>Try the next endpoint when one fails</source>
        <translation>端点失败时尝试下一个</translation>
    </message>
    <message>
        <source>Only before the first token; what has begun to answer is never replaced.</source>
        <translation>仅在首个 token 之前；已开始的回答绝不会被替换。</translation>
    </message>
    <message>
        <source>Ask a second endpoint when the first token is late</source>
        <translation>首个 token 迟迟不来时同时询问第二个端点</translation>
    </message>
    <message>
        <source>The first to answer is taken. Both may have to be paid for.</source>
        <translation>采用先回答的一个。两者都可能产生费用。</translation>
    </message>
    <message>
        <source>Start no new attempt after</source>
        <translation>超过此时间不再发起新的尝试</translation>
    </message>
    <message>
        <source>Without it every endpoint is tried in turn, however long that takes.</source>
        <translation>不设置时会依次尝试每个端点，无论多久。</translation>
    </message>
    <message>
        <source>Seconds until a second endpoint is asked</source>
        <translation>询问第二个端点前的秒数</translation>
    </message>
    <message>
        <source>Deadline in seconds</source>
        <translation>期限（秒）</translation>
    </message>
</context>
<context>
    <name>ui::PriceChart</name>
    <message>
        <source>Prices over time</source>
        <translation>价格走势</translation>
    </message>
    <message>
        <source>In/M</source>
        <translation>输入/M</translation>
    </message>
    <message>
        <source>Out/M</source>
        <translation>输出/M</translation>
    </message>
    <message>
        <source>MMM d</source>
        <comment>short day on an axis, see QLocale</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>%1: in %2, out %3</source>
        <translation>%1：输入 %2，输出 %3</translation>
    </message>
</context>
<context>
    <name>ui::PriceDialog</name>
    <message>
        <source>Your own price.</source>
        <translation>您自己的价格。</translation>
    </message>
    <message>
        <source>Your own price, of %1.</source>
        <translation>您自己的价格，设置于 %1。</translation>
    </message>
    <message>
        <source>No price is known here.</source>
        <translation>此处价格未知。</translation>
    </message>
    <message>
        <source>The source of the price is not stated.</source>
        <translation>未注明价格来源。</translation>
    </message>
    <message>
        <source>From %1.</source>
        <translation>来自 %1。</translation>
    </message>
    <message>
        <source>From %1, as of %2.</source>
        <translation>来自 %1，截至 %2。</translation>
    </message>
    <message>
        <source>Your own price</source>
        <translation>您自己的价格</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Use the catalog&apos;s price</source>
        <translation>使用目录价格</translation>
    </message>
    <message>
        <source>%1 at %2</source>
        <comment>a model at a provider</comment>
        <translation>%2 上的 %1</translation>
    </message>
    <message>
        <source>For a contract of your own, or where the catalog is wrong. Costs, budgets and the choice of endpoints follow your price from now on, and no refresh of the catalog changes it. Where a field stays empty, the catalog&apos;s price stays.</source>
        <translation>适用于您自己的合同，或目录有误的情况。此后费用、预算和端点选择都以您的价格为准，刷新目录不会改变它。留空的字段仍使用目录价格。</translation>
    </message>
    <message>
        <source>such as: contract of May</source>
        <translation>例如：五月的合同</translation>
    </message>
    <message>
        <source>&amp;Note</source>
        <translation>备注(&amp;N)</translation>
    </message>
    <message>
        <source>The catalog has further prices here, for long prompts, certain hours or faster service. What you enter above holds in all of these cases.</source>
        <translation>目录中此处还有其他价格，用于长提示词、特定时段或更快的服务。您在上方输入的价格适用于所有这些情况。</translation>
    </message>
    <message>
        <source>The price in force is yours.</source>
        <translation>当前生效的是您的价格。</translation>
    </message>
    <message>
        <source>You set this price on %1.</source>
        <translation>您于 %1 设置了此价格。</translation>
    </message>
    <message>
        <source>Catalog: %1</source>
        <translation>目录：%1</translation>
    </message>
    <message>
        <source>Enter at least one price, or press “Use the catalog&apos;s price”.</source>
        <translation>请至少输入一个价格，或点击“使用目录价格”。</translation>
    </message>
    <message>
        <source>Enter at least one price.</source>
        <translation>请至少输入一个价格。</translation>
    </message>
</context>
<context>
    <name>ui::PriceFields</name>
    <message>
        <source>Catalog</source>
        <translation>目录价格</translation>
    </message>
    <message>
        <source>Dollars per million tokens</source>
        <translation>每百万 token 的美元价格</translation>
    </message>
    <message>
        <source>&amp;Input</source>
        <translation>输入(&amp;I)</translation>
    </message>
    <message>
        <source>Input price</source>
        <translation>输入价格</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>输出(&amp;O)</translation>
    </message>
    <message>
        <source>Output price</source>
        <translation>输出价格</translation>
    </message>
    <message>
        <source>Cached &amp;read</source>
        <translation>缓存读取(&amp;R)</translation>
    </message>
    <message>
        <source>Cached read price</source>
        <translation>缓存读取价格</translation>
    </message>
    <message>
        <source>Cache &amp;write</source>
        <translation>缓存写入(&amp;W)</translation>
    </message>
    <message>
        <source>Cache write price</source>
        <translation>缓存写入价格</translation>
    </message>
    <message>
        <source>Each re&amp;quest, in dollars</source>
        <translation>每次请求（美元）(&amp;Q)</translation>
    </message>
    <message>
        <source>Price per request</source>
        <translation>每次请求的价格</translation>
    </message>
    <message>
        <source>not priced</source>
        <translation>无价格</translation>
    </message>
    <message>
        <source>In the catalog: %1</source>
        <translation>目录中：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>name of a field, what is wrong there</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1: at most six digits may stand behind the decimal point.</source>
        <translation>%1：小数点后最多六位。</translation>
    </message>
</context>
<context>
    <name>ui::PriceWords</name>
    <message>
        <source>%1 in</source>
        <translation>输入 %1</translation>
    </message>
    <message>
        <source>%1 out</source>
        <translation>输出 %1</translation>
    </message>
    <message>
        <source>%1 from the cache</source>
        <translation>缓存读取 %1</translation>
    </message>
    <message>
        <source>%1 into the cache</source>
        <translation>缓存写入 %1</translation>
    </message>
    <message>
        <source>%1 for reasoning</source>
        <translation>推理 %1</translation>
    </message>
    <message>
        <source>No price is known</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>Prompts of more than %1 tokens: %2</source>
        <translation>超过 %1 token 的提示词：%2</translation>
    </message>
    <message>
        <source>From %1 to %2 UTC: %3</source>
        <translation>UTC %1 至 %2：%3</translation>
    </message>
    <message>
        <source>Service tier %1: %2</source>
        <translation>服务层级 %1：%2</translation>
    </message>
    <message>
        <source>And %1 for each request</source>
        <translation>另加每次请求 %1</translation>
    </message>
    <message>
        <source>As listed by %1</source>
        <translation>据 %1 所列</translation>
    </message>
</context>
<context>
    <name>ui::PrivacyCard</name>
    <message>
        <source>Where data may go</source>
        <translation>数据可以去哪里</translation>
    </message>
    <message>
        <source>Deny data collection</source>
        <translation>禁止收集数据</translation>
    </message>
    <message>
        <source>No endpoint that may train on prompts or keep them.</source>
        <translation>不使用可能用提示词训练或保留提示词的端点。</translation>
    </message>
    <message>
        <source>Deny training</source>
        <translation>禁止训练</translation>
    </message>
    <message>
        <source>No endpoint that may train on prompts.</source>
        <translation>不使用可能用提示词训练的端点。</translation>
    </message>
    <message>
        <source>Zero retention only</source>
        <translation>仅限零保留</translation>
    </message>
    <message>
        <source>No endpoint that may keep prompts.</source>
        <translation>不使用可能保留提示词的端点。</translation>
    </message>
    <message>
        <source>Regions</source>
        <translation>区域</translation>
    </message>
    <message>
        <source>anywhere</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Separated by commas, for instance: %1</source>
        <translation>以逗号分隔，例如：%1</translation>
    </message>
    <message>
        <source>An endpoint that does not say counts as one that may. A request can be stricter than this, never looser.</source>
        <translation>未作说明的端点视为可能会。请求只能更严格，不能更宽松。</translation>
    </message>
</context>
<context>
    <name>ui::PromptExchange</name>
    <message>
        <source>The file is no JSON: %1.</source>
        <translation>该文件不是 JSON：%1。</translation>
    </message>
    <message>
        <source>The file has no list “prompts”. Export prompts to see what it looks like.</source>
        <translation>该文件中没有列表“prompts”。导出提示词即可查看所需格式。</translation>
    </message>
    <message>
        <source>Prompt %1 of the file</source>
        <translation>文件中的第 %1 条提示词</translation>
    </message>
    <message>
        <source>%1 has no “text”.</source>
        <translation>%1没有“text”。</translation>
    </message>
    <message>
        <source>%1 has a “title” that is no text.</source>
        <translation>%1的“title”不是文本。</translation>
    </message>
    <message>
        <source>%1 has a “use” other than question or system.</source>
        <translation>%1的“use”不是 question 或 system。</translation>
    </message>
    <message>
        <source>The file has no prompts.</source>
        <translation>该文件中没有提示词。</translation>
    </message>
</context>
<context>
    <name>ui::PromptLibraryDialog</name>
    <message>
        <source>text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>long text</source>
        <translation>长文本</translation>
    </message>
    <message>
        <source>number</source>
        <translation>数字</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>以下之一：%1</translation>
    </message>
    <message>
        <source>date</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Prompt library</source>
        <translation>提示词库</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>导入…</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>导出…</translation>
    </message>
    <message>
        <source>JSON files (*.json)</source>
        <translation>JSON 文件 (*.json)</translation>
    </message>
    <message>
        <source>Import prompts</source>
        <translation>导入提示词</translation>
    </message>
    <message>
        <source>Export prompts</source>
        <translation>导出提示词</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <translation>查找提示词</translation>
    </message>
    <message>
        <source>Prompts</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>New</source>
        <translation>新建</translation>
    </message>
    <message>
        <source>New prompt</source>
        <translation>新提示词</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>创建副本</translation>
    </message>
    <message>
        <source>Delete prompt</source>
        <translation>删除提示词</translation>
    </message>
    <message>
        <source>Prompt</source>
        <translation>提示词</translation>
    </message>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>&amp;Title</source>
        <translation>标题(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Used as</source>
        <translation>用作(&amp;U)</translation>
    </message>
    <message>
        <source>Te&amp;xt</source>
        <translation>文本(&amp;X)</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤消</translation>
    </message>
    <message>
        <source>Undo deleting the prompt</source>
        <translation>撤消删除提示词</translation>
    </message>
    <message>
        <source>%1 (copy)</source>
        <comment>title of a prompt</comment>
        <translation>%1（副本）</translation>
    </message>
    <message>
        <source>“%1” was deleted.</source>
        <translation>已删除“%1”。</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>name of a variable, its type</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>{{name}} makes a variable that is asked for before use; {{count: number = 3}}, {{tone: choice = formal | plain}}, {{day: date}} and {{note: long text}} work too.</source>
        <translation>{{name}} 会成为使用前需填写的变量；也可以写 {{count: number = 3}}、{{tone: choice = formal | plain}}、{{day: date}} 和 {{note: long text}}。</translation>
    </message>
    <message>
        <source>Variables: %1</source>
        <translation>变量：%1</translation>
    </message>
    <message>
        <source>“%1” cannot be read: %2.</source>
        <translation>无法读取“%1”：%2。</translation>
    </message>
    <message>
        <source>“%1” is too large for a file of prompts.</source>
        <translation>“%1”过大，不像是提示词文件。</translation>
    </message>
    <message>
        <source>Nothing was imported from “%1”. %2</source>
        <translation>未从“%1”导入任何内容。%2</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 条提示词。</numerusform>
        </translation>
    </message>
    <message>
        <source>“%1” cannot be written: %2. Choose another place.</source>
        <translation>无法写入“%1”：%2。请选择其他位置。</translation>
    </message>
    <message numerus="yes">
        <source>%n prompt(s) exported to “%1”.</source>
        <translation>
            <numerusform>已将 %n 条提示词导出到“%1”。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::PromptListModel</name>
    <message>
        <source>Untitled prompt</source>
        <translation>无标题提示词</translation>
    </message>
    <message>
        <source>%1, system prompt</source>
        <comment>title of a prompt</comment>
        <translation>%1，系统提示词</translation>
    </message>
</context>
<context>
    <name>ui::PromptMenu</name>
    <message>
        <source>Save this prompt…</source>
        <translation>保存此提示词…</translation>
    </message>
    <message>
        <source>Manage prompts…</source>
        <translation>管理提示词…</translation>
    </message>
    <message>
        <source>Prompt library</source>
        <translation>提示词库</translation>
    </message>
    <message>
        <source>Find a prompt</source>
        <translation>查找提示词</translation>
    </message>
    <message>
        <source>Prompts to choose from</source>
        <translation>可选的提示词</translation>
    </message>
    <message>
        <source>No prompts are saved yet. Write one, and save it here.</source>
        <translation>还没有保存的提示词。写好一条后可在此保存。</translation>
    </message>
    <message>
        <source>No prompt has all of these words.</source>
        <translation>没有提示词包含所有这些词。</translation>
    </message>
</context>
<context>
    <name>ui::ProviderPin</name>
    <message>
        <source>may train on prompts</source>
        <translation>可能用提示词训练</translation>
    </message>
    <message>
        <source>data policy unknown</source>
        <translation>数据政策未知</translation>
    </message>
    <message>
        <source>keeps no prompts</source>
        <translation>不保留提示词</translation>
    </message>
    <message numerus="yes">
        <source>keeps prompts %n day(s)</source>
        <translation>
            <numerusform>保留提示词 %n 天</numerusform>
        </translation>
    </message>
    <message>
        <source>may keep prompts</source>
        <translation>可能保留提示词</translation>
    </message>
    <message>
        <source>not with a key of your own</source>
        <translation>不能使用您自己的密钥</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
    <message>
        <source>%1 in, %2 out per M</source>
        <comment>prices of a million tokens</comment>
        <translation>每百万：输入 %1，输出 %2</translation>
    </message>
    <message>
        <source>%1 context</source>
        <comment>tokens</comment>
        <translation>上下文 %1</translation>
    </message>
    <message>
        <source>deprecated</source>
        <translation>已弃用</translation>
    </message>
    <message>
        <source>Routing chooses</source>
        <translation>由路由选择</translation>
    </message>
    <message>
        <source>By price, speed and health, as set under Routing</source>
        <translation>根据价格、速度和运行状况，按“路由”中的设置</translation>
    </message>
    <message>
        <source>%1: not offered any more</source>
        <comment>an endpoint</comment>
        <translation>%1：已不再提供</translation>
    </message>
    <message>
        <source>Choose another one, or let routing choose.</source>
        <translation>请选择其他端点，或由路由选择。</translation>
    </message>
</context>
<context>
    <name>ui::ProxyPage</name>
    <message>
        <source>Live requests</source>
        <translation>实时请求</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>密钥</translation>
    </message>
    <message>
        <source>Connect a program</source>
        <translation>连接程序</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>代理</translation>
    </message>
    <message>
        <source>Programs on this machine can use all your models through one address.</source>
        <translation>这台计算机上的程序可以通过一个地址使用您的所有模型。</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新建密钥</translation>
    </message>
    <message>
        <source>Makes a key with which a program may use the local API</source>
        <translation>创建一个密钥，供程序使用本地 API</translation>
    </message>
    <message>
        <source>Local API</source>
        <translation>本地 API</translation>
    </message>
    <message>
        <source>Local &amp;API</source>
        <translation>本地 API(&amp;A)</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Copy address</source>
        <translation>复制地址</translation>
    </message>
    <message>
        <source>Copies the base URL for clients</source>
        <translation>复制供客户端使用的 base URL</translation>
    </message>
    <message>
        <source>running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Switch the local API off to change the address</source>
        <translation>要更改地址，请先关闭本地 API</translation>
    </message>
    <message>
        <source>HOST:PORT; empty for the one in config.json. Port 0 takes a free one.</source>
        <translation>HOST:PORT；留空则使用 config.json 中的地址。端口 0 表示使用空闲端口。</translation>
    </message>
</context>
<context>
    <name>ui::QuestionEditor</name>
    <message>
        <source>Edited question</source>
        <translation>编辑后的问题</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send edited question</source>
        <translation>发送编辑后的问题</translation>
    </message>
    <message>
        <source>Ask this in place of the old question (Ctrl+Enter)</source>
        <translation>以此问题替换原问题 (Ctrl+Enter)</translation>
    </message>
    <message>
        <source>Send to all columns</source>
        <translation>发送给所有列</translation>
    </message>
    <message>
        <source>Send edited question to all columns</source>
        <translation>将编辑后的问题发送给所有列</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel editing</source>
        <translation>取消编辑</translation>
    </message>
</context>
<context>
    <name>ui::QuestionView</name>
    <message>
        <source>Previous version of the question</source>
        <translation>问题的上一版本</translation>
    </message>
    <message>
        <source>Next version of the question</source>
        <translation>问题的下一版本</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>编辑问题</translation>
    </message>
    <message>
        <source>Copy question</source>
        <translation>复制问题</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Show less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show less of the question</source>
        <translation>收起问题</translation>
    </message>
    <message>
        <source>Show all of the question</source>
        <translation>显示完整问题</translation>
    </message>
</context>
<context>
    <name>ui::ReasoningSection</name>
    <message>
        <source>Thinking…</source>
        <translation>思考中…</translation>
    </message>
    <message>
        <source>Reasoning</source>
        <translation>推理</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Thinking… %1</source>
        <translation>思考中… %1</translation>
    </message>
    <message>
        <source>Thought for %1</source>
        <translation>思考了 %1</translation>
    </message>
    <message>
        <source>Show reasoning</source>
        <translation>显示推理</translation>
    </message>
    <message>
        <source>Reasoning text</source>
        <translation>推理内容</translation>
    </message>
</context>
<context>
    <name>ui::ReportView</name>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel asking for balances</source>
        <translation>取消查询余额</translation>
    </message>
</context>
<context>
    <name>ui::RequestTableModel</name>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>what went wrong, HTTP status</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>≈ %1</source>
        <comment>an estimated cost</comment>
        <translation>≈ %1</translation>
    </message>
    <message>
        <source>%1 sim.</source>
        <comment>a simulated cost</comment>
        <translation>%1（模拟）</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>费用</translation>
    </message>
    <message>
        <source>First token</source>
        <translation>首个 token</translation>
    </message>
    <message>
        <source>Duration</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>%1 in, %2 out</source>
        <translation>输入 %1，输出 %2</translation>
    </message>
    <message>
        <source>Asked for %1</source>
        <translation>请求的是 %1</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>tokens in, tokens out</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1, fallback</source>
        <translation>%1，回退</translation>
    </message>
</context>
<context>
    <name>ui::RotateKeyDialog</name>
    <message>
        <source>Rotate API key</source>
        <translation>轮换 API 密钥</translation>
    </message>
    <message>
        <source>Rotate</source>
        <translation>轮换</translation>
    </message>
    <message>
        <source>The key “%1” gets a new secret and keeps its limits and figures. How long shall the old secret work beside it, until its programs have the new one?</source>
        <translation>密钥“%1”将换上新的机密内容，并保留其限制和统计数据。在使用它的程序换上新内容之前，旧的机密内容应继续有效多久？</translation>
    </message>
    <message>
        <source>Not at all: it is refused at once</source>
        <translation>不保留：立即拒绝</translation>
    </message>
    <message>
        <source>For an hour</source>
        <translation>一小时</translation>
    </message>
    <message>
        <source>For a day</source>
        <translation>一天</translation>
    </message>
    <message>
        <source>For a week</source>
        <translation>一周</translation>
    </message>
    <message>
        <source>The old one works until %1.</source>
        <translation>旧的在 %1 之前仍有效。</translation>
    </message>
    <message>
        <source>The old one is refused from now on.</source>
        <translation>旧的从现在起将被拒绝。</translation>
    </message>
    <message>
        <source>This is the new secret of “%1”. Copy it now: it is not kept and cannot be shown again. %2</source>
        <translation>这是“%1”的新机密内容。请立即复制：它不会被保存，也无法再次显示。%2</translation>
    </message>
</context>
<context>
    <name>ui::RoutingPage</name>
    <message>
        <source>How endpoints are chosen</source>
        <translation>如何选择端点</translation>
    </message>
    <message>
        <source>Why this endpoint?</source>
        <translation>为何是这个端点？</translation>
    </message>
    <message>
        <source>Routing</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>Which endpoint answers a request, and why.</source>
        <translation>哪个端点回答请求，以及原因。</translation>
    </message>
</context>
<context>
    <name>ui::RoutingSettingsView</name>
    <message>
        <source>The change was not saved. %1</source>
        <translation>更改未保存。%1</translation>
    </message>
</context>
<context>
    <name>ui::ScopeEditor</name>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>提供商</translation>
    </message>
    <message>
        <source>Provider key</source>
        <translation>提供商密钥</translation>
    </message>
    <message>
        <source>Own key</source>
        <translation>API 密钥</translation>
    </message>
    <message>
        <source>Member</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>App</source>
        <translation>应用</translation>
    </message>
    <message>
        <source>Everything that is spent</source>
        <translation>所有花费</translation>
    </message>
    <message>
        <source>Add a condition</source>
        <translation>添加条件</translation>
    </message>
    <message>
        <source>Remove this condition</source>
        <translation>移除此条件</translation>
    </message>
    <message>
        <source>Kind of condition %1</source>
        <translation>条件 %1 的类型</translation>
    </message>
    <message>
        <source>Value of condition %1</source>
        <translation>条件 %1 的值</translation>
    </message>
    <message>
        <source>Remove condition %1</source>
        <translation>移除条件 %1</translation>
    </message>
    <message>
        <source>Add another condition</source>
        <translation>再添加一个条件</translation>
    </message>
    <message numerus="yes">
        <source>%1 fits %n model(s) of the catalog.</source>
        <translation>
            <numerusform>%1 匹配目录中的 %n 个模型。</numerusform>
        </translation>
    </message>
    <message>
        <source>There is nothing called %1 yet.</source>
        <translation>还没有名为 %1 的项目。</translation>
    </message>
</context>
<context>
    <name>ui::SecondsBox</name>
    <message>
        <source> s</source>
        <comment>seconds</comment>
        <translation> 秒</translation>
    </message>
</context>
<context>
    <name>ui::SetsMenu</name>
    <message>
        <source>Sets</source>
        <translation>列组合</translation>
    </message>
    <message>
        <source>Saved sets of columns</source>
        <translation>已保存的列组合</translation>
    </message>
    <message>
        <source>No sets yet</source>
        <translation>还没有列组合</translation>
    </message>
    <message>
        <source>Update “%1”</source>
        <translation>更新“%1”</translation>
    </message>
    <message>
        <source>Save these columns as a set…</source>
        <translation>将这些列保存为列组合…</translation>
    </message>
    <message>
        <source>Rename a set</source>
        <translation>重命名列组合</translation>
    </message>
    <message>
        <source>Delete a set</source>
        <translation>删除列组合</translation>
    </message>
    <message>
        <source>Save these columns</source>
        <translation>保存这些列</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Rename the set “%1”</source>
        <translation>重命名列组合“%1”</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Delete the set “%1”?</source>
        <translation>要删除列组合“%1”吗？</translation>
    </message>
    <message>
        <source>The columns that are open stay as they are.</source>
        <translation>已打开的列保持不变。</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Name of the set</source>
        <translation>列组合名称</translation>
    </message>
    <message>
        <source>A set keeps models, parameters, system prompts and layout.</source>
        <translation>列组合包含模型、参数、系统提示词和布局。</translation>
    </message>
    <message>
        <source>Replace the set “%1”?</source>
        <translation>要替换列组合“%1”吗？</translation>
    </message>
    <message>
        <source>What it has been until now is lost.</source>
        <translation>其原有内容将丢失。</translation>
    </message>
    <message>
        <source>Replace</source>
        <translation>替换</translation>
    </message>
</context>
<context>
    <name>ui::SettingsDialog</name>
    <message>
        <source>The language changes when Switchyard is started again.</source>
        <translation>语言将在 Switchyard 重新启动后更改。</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>Like the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Text &amp;size</source>
        <translation>文字大小(&amp;S)</translation>
    </message>
    <message>
        <source>Small</source>
        <translation>小</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>标准</translation>
    </message>
    <message>
        <source>Large</source>
        <translation>大</translation>
    </message>
    <message>
        <source>Very large</source>
        <translation>特大</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>Tell on the &amp;desktop when a budget runs low</source>
        <translation>预算即将用完时在桌面提醒(&amp;D)</translation>
    </message>
    <message>
        <source>Tell on the desktop when a budget runs low</source>
        <translation>预算即将用完时在桌面提醒</translation>
    </message>
</context>
<context>
    <name>ui::Sidebar</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings (Ctrl+,)</source>
        <translation>设置 (Ctrl+,)</translation>
    </message>
    <message>
        <source>About</source>
        <translation>关于</translation>
    </message>
    <message>
        <source>About Switchyard</source>
        <translation>关于 Switchyard</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
</context>
<context>
    <name>ui::SnippetView</name>
    <message>
        <source>Client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>Snippet</source>
        <translation>代码片段</translation>
    </message>
    <message>
        <source>Copy snippet</source>
        <translation>复制代码片段</translation>
    </message>
</context>
<context>
    <name>ui::SpendChart</name>
    <message>
        <source>Spend</source>
        <translation>花费</translation>
    </message>
    <message>
        <source>MMM d</source>
        <comment>short day on an axis, see QLocale</comment>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <comment>day, model, cost</comment>
        <translation>%1，%2：%3</translation>
    </message>
    <message>
        <source>Spend from %1 to %2: %3.</source>
        <translation>%1 至 %2 的花费：%3。</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>model, cost</comment>
        <translation>%1：%2。</translation>
    </message>
</context>
<context>
    <name>ui::SpendTableModel</name>
    <message>
        <source>other models</source>
        <translation>其他模型</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>合计</translation>
    </message>
</context>
<context>
    <name>ui::Suggestions</name>
    <message>
        <source>Explain how a heat pump works to a curious ten-year-old.</source>
        <translation>向一个好奇的十岁孩子解释热泵的工作原理。</translation>
    </message>
    <message>
        <source>Write a Python function that finds duplicate files in a folder.</source>
        <translation>写一个 Python 函数，找出文件夹中的重复文件。</translation>
    </message>
    <message>
        <source>Compare three ways to learn a language, as a table.</source>
        <translation>用表格比较学习语言的三种方法。</translation>
    </message>
</context>
<context>
    <name>ui::SystemPromptDialog</name>
    <message>
        <source>System prompt</source>
        <translation>系统提示词</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>For all columns</source>
        <translation>用于所有列</translation>
    </message>
    <message>
        <source>For %1</source>
        <comment>name of a column</comment>
        <translation>用于 %1</translation>
    </message>
    <message>
        <source>How the models should answer: their role, tone, language, format…</source>
        <translation>模型应如何作答：角色、语气、语言、格式…</translation>
    </message>
    <message>
        <source>&amp;System prompt</source>
        <translation>系统提示词(&amp;S)</translation>
    </message>
    <message>
        <source>Goes before every conversation, in every column.</source>
        <translation>放在每个对话之前，适用于每一列。</translation>
    </message>
    <message>
        <source>Goes before the conversation, in this column only.</source>
        <translation>放在对话之前，仅适用于此列。</translation>
    </message>
    <message>
        <source>From the &amp;library…</source>
        <translation>从提示词库选择(&amp;L)…</translation>
    </message>
    <message numerus="yes">
        <source>%Ln token(s)</source>
        <translation>
            <numerusform>%Ln token</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>≈ %Ln token(s)</source>
        <translation>
            <numerusform>≈ %Ln token</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::TaskPriceModel</name>
    <message>
        <source>Endpoint</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>Price</source>
        <translation>价格</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>provider, endpoint</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>too long for it</source>
        <translation>超出其长度上限</translation>
    </message>
    <message>
        <source>answer too long for it</source>
        <translation>回答超出其长度上限</translation>
    </message>
    <message>
        <source>price not known</source>
        <translation>价格未知</translation>
    </message>
    <message>
        <source>cheapest, and with your key</source>
        <translation>最便宜，且可用您的密钥</translation>
    </message>
    <message>
        <source>cheapest with your key</source>
        <translation>可用您的密钥者中最便宜</translation>
    </message>
    <message>
        <source>your key</source>
        <translation>您的密钥</translation>
    </message>
    <message>
        <source>only via aggregator</source>
        <translation>仅通过聚合平台</translation>
    </message>
    <message>
        <source>cheapest; no key</source>
        <translation>最便宜；无密钥</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无密钥</translation>
    </message>
</context>
<context>
    <name>ui::TaskPriceView</name>
    <message>
        <source>Prompt tokens</source>
        <translation>提示词 token</translation>
    </message>
    <message>
        <source>Of them cached</source>
        <translation>其中来自缓存</translation>
    </message>
    <message>
        <source> %</source>
        <comment>after a number</comment>
        <translation> %</translation>
    </message>
    <message>
        <source>Answer tokens</source>
        <translation>回答 token</translation>
    </message>
    <message>
        <source>Reasoning tokens</source>
        <translation>推理 token</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行次数</translation>
    </message>
    <message>
        <source>Chat turn</source>
        <translation>一轮对话</translation>
    </message>
    <message>
        <source>Long document</source>
        <translation>长文档</translation>
    </message>
    <message>
        <source>Agent run</source>
        <translation>智能体运行</translation>
    </message>
    <message>
        <source>Price of the task</source>
        <translation>任务价格</translation>
    </message>
    <message>
        <source>At the prices in force now for prompts of that size. What is read from a cache is priced as such; what writing to it costs is left out.</source>
        <translation>按此长度提示词的当前价格计算。从缓存读取的部分按缓存价计费；写入缓存的费用未计入。</translation>
    </message>
</context>
<context>
    <name>ui::ToolCallCard</name>
    <message>
        <source>Tool call</source>
        <translation>工具调用</translation>
    </message>
    <message>
        <source>Wants to call %1</source>
        <translation>想要调用 %1</translation>
    </message>
</context>
<context>
    <name>ui::Transcript</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Jump to the end</source>
        <translation>跳到末尾</translation>
    </message>
    <message>
        <source>New below</source>
        <translation>下方有新内容</translation>
    </message>
    <message>
        <source>Something new came meanwhile.</source>
        <translation>这期间有新内容。</translation>
    </message>
    <message>
        <source>Question</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Answer by %1</source>
        <translation>%1 的回答</translation>
    </message>
</context>
<context>
    <name>ui::TurnView</name>
    <message>
        <source>Answer by %1</source>
        <translation>%1 的回答</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>回答</translation>
    </message>
    <message>
        <source>Earlier answer</source>
        <translation>先前的回答</translation>
    </message>
    <message>
        <source>Expand answer</source>
        <translation>展开回答</translation>
    </message>
    <message>
        <source>Previous answer</source>
        <translation>上一个回答</translation>
    </message>
    <message>
        <source>Next answer</source>
        <translation>下一个回答</translation>
    </message>
    <message>
        <source>Copy answer</source>
        <translation>复制回答</translation>
    </message>
    <message>
        <source>Regenerate this answer</source>
        <translation>重新生成此回答</translation>
    </message>
    <message>
        <source>Branch from here</source>
        <translation>从这里分支</translation>
    </message>
    <message>
        <source>Request and response</source>
        <translation>请求与响应</translation>
    </message>
    <message>
        <source>Collapse answer</source>
        <translation>折叠回答</translation>
    </message>
    <message>
        <source>Expand answer: %1</source>
        <translation>展开回答：%1</translation>
    </message>
    <message>
        <source>Continue from here</source>
        <translation>从这里继续</translation>
    </message>
    <message>
        <source>Branch into a new column</source>
        <translation>分支到新列</translation>
    </message>
    <message>
        <source>Regenerate</source>
        <translation>重新生成</translation>
    </message>
    <message>
        <source>Continue this answer</source>
        <translation>继续此回答</translation>
    </message>
    <message>
        <source>Edit question</source>
        <translation>编辑问题</translation>
    </message>
    <message>
        <source>Copy question</source>
        <translation>复制问题</translation>
    </message>
    <message>
        <source>Copy question to the prompt</source>
        <translation>将问题复制到提示词框</translation>
    </message>
    <message>
        <source>Collapse all</source>
        <translation>全部折叠</translation>
    </message>
    <message>
        <source>Expand all</source>
        <translation>全部展开</translation>
    </message>
</context>
<context>
    <name>ui::UndoBar</name>
    <message>
        <source>Undo</source>
        <translation>撤消</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>ui::UpdatesDialog</name>
    <message>
        <source>%1: refreshed %2</source>
        <comment>source, how long ago</comment>
        <translation>%1：%2 刷新</translation>
    </message>
    <message>
        <source>%1: never asked</source>
        <comment>a source of the catalog</comment>
        <translation>%1：从未查询</translation>
    </message>
    <message>
        <source>%1. The last try failed: %2</source>
        <translation>%1。上次尝试失败：%2</translation>
    </message>
    <message>
        <source>Catalog updates</source>
        <translation>目录更新</translation>
    </message>
    <message>
        <source>Effect on last month</source>
        <translation>对上月的影响</translation>
    </message>
    <message>
        <source>Models and prices come with the program and age. A refresh asks OpenRouter and models.dev for their public lists; none of your keys, requests or settings go there. What you set yourself stays as it is.</source>
        <translation>模型和价格随程序提供，会逐渐过时。刷新时会向 OpenRouter 和 models.dev 获取其公开列表；您的密钥、请求和设置都不会发送过去。您自己设置的内容保持不变。</translation>
    </message>
    <message>
        <source>Refresh now</source>
        <translation>立即刷新</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel the refresh</source>
        <translation>取消刷新</translation>
    </message>
    <message>
        <source>Refresh daily</source>
        <translation>每天刷新</translation>
    </message>
    <message>
        <source>Progress of the refresh</source>
        <translation>刷新进度</translation>
    </message>
    <message>
        <source>What the refresh does</source>
        <translation>刷新的当前操作</translation>
    </message>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Result of the refresh</source>
        <translation>刷新结果</translation>
    </message>
    <message>
        <source>Kind of change</source>
        <translation>更改类型</translation>
    </message>
    <message>
        <source>All changes</source>
        <translation>所有更改</translation>
    </message>
    <message>
        <source>Search changes</source>
        <translation>搜索更改</translation>
    </message>
    <message>
        <source>Search models and providers</source>
        <translation>搜索模型和提供商</translation>
    </message>
    <message>
        <source>Changes of the catalog</source>
        <translation>目录更改</translation>
    </message>
    <message>
        <source>Merging…</source>
        <translation>正在合并…</translation>
    </message>
    <message>
        <source>%1 of %2 sources, %3</source>
        <comment>how many answered, bytes so far</comment>
        <translation>%1/%2 个来源，%3</translation>
    </message>
    <message>
        <source>The catalog is of %1.</source>
        <translation>目录日期为 %1。</translation>
    </message>
    <message numerus="yes">
        <source>%n price(s) changed</source>
        <translation>
            <numerusform>%n 项价格有变动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new model(s)</source>
        <translation>
            <numerusform>%n 个新模型</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n model(s) retired</source>
        <translation>
            <numerusform>%n 个模型已停用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new provider(s) of known models</source>
        <translation>
            <numerusform>已有模型新增 %n 个提供商</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n provider(s) gone</source>
        <translation>
            <numerusform>%n 个提供商不再提供</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has changed since the last refresh.</source>
        <translation>自上次刷新以来没有更改。</translation>
    </message>
    <message>
        <source>Refreshed: %1.</source>
        <translation>已刷新：%1。</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between counts</comment>
        <translation>，</translation>
    </message>
    <message>
        <source>Called off. The catalog is as it was.</source>
        <translation>已取消。目录保持不变。</translation>
    </message>
    <message>
        <source>No such change</source>
        <translation>没有符合的更改</translation>
    </message>
    <message>
        <source>The feed has changes, but none that fits search and filter.</source>
        <translation>列表中有更改，但没有符合搜索和筛选条件的。</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>No changes yet</source>
        <translation>还没有更改</translation>
    </message>
    <message>
        <source>After a refresh this shows new and retired models, changed prices, and what they would have meant for what you spent in the last 30 days.</source>
        <translation>刷新后，此处会显示新增和停用的模型、变动的价格，以及它们对您最近 30 天花费会产生的影响。</translation>
    </message>
    <message>
        <source>None of these changes of price concerns what you used in the last 30 days.</source>
        <translation>这些价格变动均不涉及您最近 30 天使用的内容。</translation>
    </message>
    <message>
        <source>Together these changes would have meant %1 on last month&apos;s %2.</source>
        <translation>这些更改合计会使上月的 %2 变动 %1。</translation>
    </message>
</context>
<context>
    <name>ui::VariablesDialog</name>
    <message>
        <source>Fill in the prompt</source>
        <translation>填写提示词</translation>
    </message>
    <message>
        <source>Insert</source>
        <translation>插入</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>a number</source>
        <translation>数字</translation>
    </message>
</context>
<context>
    <name>ui::VariantPager</name>
    <message>
        <source>%1/%2</source>
        <translation>%1/%2</translation>
    </message>
</context>
<context>
    <name>ui::ViewsMenu</name>
    <message>
        <source>Views</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Save this view…</source>
        <translation>保存此视图…</translation>
    </message>
    <message>
        <source>Copy link to this view</source>
        <translation>复制此视图的链接</translation>
    </message>
    <message>
        <source>Remove a view</source>
        <translation>移除视图</translation>
    </message>
</context>
<context>
    <name>ui::WireText</name>
    <message>
        <source>Status %1</source>
        <comment>of HTTP</comment>
        <translation>状态码 %1</translation>
    </message>
</context>
</TS>

import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";

const gibibyte = 1024 ** 3;

/** Bytes that the engine may use: half of what the machine (or its container) has, 1 to 16 GiB. */
export function memoryLimitBytes(): number {
  const constrained = process.constrainedMemory();
  const available =
    constrained && constrained > 0 && constrained < totalmem() ? constrained : totalmem();
  return Math.round(Math.min(16 * gibibyte, Math.max(gibibyte, available / 2)));
}

/** One query may use a third of the engine's memory, so that two heavy readers leave room for writers. */
export function queryMemoryBytes(): number {
  return Math.round(memoryLimitBytes() / 3);
}

/** Shards for tests of the cluster: native ports of the servers that form it. */
export interface ClusterPorts {
  readonly name: string;
  readonly tcpPorts: readonly number[];
}

/**
 * Writes the engine's configuration into `directory`, readable by this user only.
 * The engine logs in as `default`, which may open listeners and nothing else; we log in as `touchstone`.
 */
export function writeConfiguration(
  directory: string,
  password: string,
  cluster?: ClusterPorts,
): string {
  const limit = memoryLimitBytes();
  const usersFile = join(directory, "users.xml");
  const configFile = join(directory, "engine.xml");
  const hash = createHash("sha256").update(password).digest("hex");
  const local =
    "<networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota>";
  write(
    usersFile,
    `<clickhouse><profiles><default/></profiles><quotas><default/></quotas><users>
<default><password></password>${local}<grants><query>GRANT SYSTEM LISTEN ON *.*</query></grants></default>
<touchstone><password_sha256_hex>${hash}</password_sha256_hex>${local}<access_management>1</access_management></touchstone>
</users></clickhouse>`,
  );
  write(
    configFile,
    `<clickhouse>
<users_config>${usersFile}</users_config>
<shutdown_wait_unfinished>1</shutdown_wait_unfinished>
<max_server_memory_usage>${limit}</max_server_memory_usage>
<mark_cache_size>${Math.round(limit / 16)}</mark_cache_size>
<primary_index_cache_size>${Math.round(limit / 16)}</primary_index_cache_size>
<vector_similarity_index_cache_size>${Math.round(limit / 8)}</vector_similarity_index_cache_size>
<background_pool_size>2</background_pool_size>
<background_schedule_pool_size>8</background_schedule_pool_size>
<merge_tree><non_replicated_deduplication_window>1000</non_replicated_deduplication_window></merge_tree>
${cluster ? clusterXml(cluster) : ""}</clickhouse>`,
  );
  return configFile;
}

function clusterXml({ name, tcpPorts }: ClusterPorts): string {
  const shards = tcpPorts.map(
    (port) => `<shard><replica><host>127.0.0.1</host><port>${port}</port></replica></shard>`,
  );
  return `<remote_servers><${name}><secret>local</secret>${shards.join("")}</${name}></remote_servers>\n`;
}

function write(file: string, text: string): void {
  writeFileSync(file, text, { mode: 0o600 });
}

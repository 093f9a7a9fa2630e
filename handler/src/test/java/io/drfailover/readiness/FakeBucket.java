package io.drfailover.readiness;

import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import software.amazon.awssdk.core.ResponseBytes;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadBucketRequest;
import software.amazon.awssdk.services.s3.model.HeadBucketResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.paginators.ListObjectsV2Iterable;

/** A versioned bucket that can only be read; whatever else is called fails. */
final class FakeBucket implements S3Client {
    static final Instant UPLOADED = Instant.parse("2026-11-01T00:00:00Z");

    final Map<String, List<byte[]>> versions = new TreeMap<>();
    final List<String> reads = new CopyOnWriteArrayList<>();
    String region = "eu-west-1";

    /** Uploads another version of the object; the first is "v1". */
    FakeBucket put(String key, byte[] content) {
        versions.computeIfAbsent(key, k -> new ArrayList<>()).add(content);
        return this;
    }

    private int version(String key, String versionId) {
        List<byte[]> known = versions.getOrDefault(key, List.of());
        int number = versionId == null ? known.size() : Integer.parseInt(versionId.substring(1));
        if (number < 1 || number > known.size()) {
            throw (S3Exception)
                    S3Exception.builder().statusCode(404).message("Not Found").build();
        }
        return number;
    }

    private byte[] content(String key, int version) {
        return versions.getOrDefault(key, List.of()).get(version - 1);
    }

    @Override
    public HeadObjectResponse headObject(HeadObjectRequest request) {
        int version = version(request.key(), request.versionId());
        byte[] content = content(request.key(), version);
        return HeadObjectResponse.builder()
                .contentLength((long) content.length)
                .lastModified(UPLOADED)
                .versionId("v" + version)
                .eTag("\"" + java.util.Arrays.hashCode(content) + "\"")
                .build();
    }

    @Override
    public <T> T getObject(GetObjectRequest request, ResponseTransformer<GetObjectResponse, T> transformer) {
        reads.add(request.key());
        byte[] content = content(request.key(), version(request.key(), request.versionId()));
        try {
            return transformer.transform(
                    GetObjectResponse.builder().build(),
                    AbortableInputStream.create(new ByteArrayInputStream(content)));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ResponseBytes<GetObjectResponse> getObjectAsBytes(GetObjectRequest request) {
        return getObject(request, ResponseTransformer.toBytes());
    }

    @Override
    public ListObjectsV2Response listObjectsV2(ListObjectsV2Request request) {
        return ListObjectsV2Response.builder()
                .isTruncated(false)
                .contents(versions.keySet().stream()
                        .filter(key -> key.startsWith(request.prefix()))
                        .filter(key -> key.indexOf('/', request.prefix().length()) < 0)
                        .map(key -> S3Object.builder().key(key).build())
                        .toList())
                .build();
    }

    @Override
    public ListObjectsV2Iterable listObjectsV2Paginator(ListObjectsV2Request request) {
        return new ListObjectsV2Iterable(this, request);
    }

    @Override
    public HeadBucketResponse headBucket(HeadBucketRequest request) {
        return HeadBucketResponse.builder().bucketRegion(region).build();
    }

    @Override
    public String serviceName() {
        return "s3";
    }

    @Override
    public void close() {}
}
